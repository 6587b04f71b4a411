package nl.nabij.gateway.convention.zigbee2mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.nabij.gateway.broker.BrokerUnavailableException;
import nl.nabij.gateway.broker.HomeBroker;
import nl.nabij.gateway.broker.HomeMessage;

/// A broker without a network: what a test says is heard at once.
final class BrokerOnPaper implements HomeBroker {

    record Subscription(String filter, Listener listener) {
        boolean matches(String topic) {
            return filter.endsWith("#")
                    ? topic.startsWith(filter.substring(0, filter.length() - 1))
                    : filter.equals(topic);
        }
    }

    final List<Subscription> subscriptions = new ArrayList<>();
    final List<HomeMessage> published = new ArrayList<>();
    boolean down;

    @Override
    public void subscribe(String topicFilter, Listener listener) {
        subscriptions.add(new Subscription(topicFilter, listener));
    }

    @Override
    public void publish(HomeMessage message) {
        if (down) {
            throw new BrokerUnavailableException("down");
        }
        published.add(message);
    }

    @Override
    public boolean available() {
        return !down;
    }

    void says(String topic, String payload) {
        says(topic, payload.getBytes(StandardCharsets.UTF_8), false, false);
    }

    void kept(String topic, String payload) {
        says(topic, payload.getBytes(StandardCharsets.UTF_8), true, false);
    }

    /// Its sender got no acknowledgement the first time.
    void saysAgain(String topic, String payload) {
        says(topic, payload.getBytes(StandardCharsets.UTF_8), false, true);
    }

    void says(String topic, byte[] payload, boolean retained) {
        says(topic, payload, retained, false);
    }

    private void says(String topic, byte[] payload, boolean retained, boolean sentAgain) {
        for (Subscription subscription : subscriptions) {
            if (subscription.matches(topic)) {
                subscription
                        .listener()
                        .received(new HomeMessage(topic, ByteBuffer.wrap(payload), 1, retained, sentAgain));
            }
        }
    }
}
