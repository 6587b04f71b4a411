package nl.nabij.sim.house;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.jspecify.annotations.Nullable;

/// The answer to one asynchronous call, with the failure as text.
abstract class PahoActions implements MqttActionListener {

    abstract void failed(String why);

    @Override
    public void onFailure(IMqttToken token, @Nullable Throwable why) {
        failed(why == null ? "no reason" : String.valueOf(why.getMessage()));
    }
}
