package nl.nabij.sim.house;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/// Another MQTT client in the home, which hears all and may say something.
final class Listener implements AutoCloseable {

    record Heard(String topic, String payload, boolean retained, int qos) {}

    private static final long PATIENCE_MILLIS = 10_000;

    private final MqttAsyncClient client;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    Listener(URI broker, String name) throws MqttException {
        client = new MqttAsyncClient(broker.toString(), name, new MemoryPersistence());
        client.setCallback(new PahoCalls() {
            @Override
            public void messageArrived(String topic, MqttMessage message) {
                String payload = new String(message.getPayload(), StandardCharsets.UTF_8);
                heard.add(new Heard(topic, payload, message.isRetained(), message.getQos()));
            }

            @Override
            void lost(String why) {}
        });
        client.connect(new MqttConnectionOptions()).waitForCompletion(PATIENCE_MILLIS);
        client.subscribe("zigbee2mqtt/#", 1).waitForCompletion(PATIENCE_MILLIS);
    }

    void say(String topic, String payload) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false)
                .waitForCompletion(PATIENCE_MILLIS);
    }

    List<Heard> heard(String topic) {
        return heard.stream().filter(h -> h.topic().equals(topic)).toList();
    }

    void awaits(String topic, String payload) {
        Await.until(
                topic + " " + payload,
                () -> heard(topic).stream().anyMatch(h -> h.payload().equals(payload)));
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 1_000, false);
        client.close(true);
    }
}
