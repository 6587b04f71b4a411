package nl.nabij.gateway.broker.embedded;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.core.Context;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import nl.nabij.gateway.broker.TopicFilter;
import org.jspecify.annotations.Nullable;

/// What clients want to hear: SUBSCRIBE and UNSUBSCRIBE, their answers, and the retained messages
/// that follow. Of the broker's thread.
final class Subscribing {

    private static final String SHARED = "$share/";

    /// A row without a payload.
    private static final int ROW_BYTES = 200;

    private final Context context;
    private final Sessions sessions;
    private final RetainedMessages retained;
    private final BrokerDisk disk;

    Subscribing(Context context, Sessions sessions, RetainedMessages retained, BrokerDisk disk) {
        this.context = context;
        this.sessions = sessions;
        this.retained = retained;
        this.disk = disk;
    }

    void subscribe(MqttEndpoint endpoint, ClientConnection connection, MqttSubscribeMessage message) {
        if (message.properties().getProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER) != null) {
            connection.end(MqttDisconnectReasonCode.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED);
            return;
        }
        Session session = connection.session();
        List<MqttSubAckReasonCode> codes = new ArrayList<>();
        List<Runnable> afterwards = new ArrayList<>();
        for (MqttTopicSubscription asked : message.topicSubscriptions()) {
            codes.add(subscribe(session, asked, afterwards));
        }
        // The change is empty: it says when all before it is on disk.
        CompletionStage<?> _ = disk.promise(ROW_BYTES, _ -> {})
                .whenComplete((_, failure) -> context.runOnContext(_ -> {
                    if (connection.isEnded() || !endpoint.isConnected()) {
                        return;
                    }
                    if (failure != null) {
                        connection.end(MqttDisconnectReasonCode.UNSPECIFIED_ERROR);
                        return;
                    }
                    endpoint.subscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
                    afterwards.forEach(Runnable::run);
                }));
    }

    private MqttSubAckReasonCode subscribe(Session session, MqttTopicSubscription asked, List<Runnable> afterwards) {
        boolean version5 =
                session.connection().map(ClientConnection::isVersion5).orElse(false);
        String text = asked.topicName();
        if (!TopicFilter.isValid(text)) {
            return version5 ? MqttSubAckReasonCode.TOPIC_FILTER_INVALID : MqttSubAckReasonCode.UNSPECIFIED_ERROR;
        }
        if (version5 && text.startsWith(SHARED)) {
            return MqttSubAckReasonCode.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED;
        }
        TopicFilter filter = TopicFilter.of(text);
        if (!sessions.hasRoomFor(session, filter)) {
            return version5 ? MqttSubAckReasonCode.QUOTA_EXCEEDED : MqttSubAckReasonCode.UNSPECIFIED_ERROR;
        }
        Terms terms = Terms.of(asked.subscriptionOption());
        boolean isNew = sessions.put(session, filter, terms);
        if (session.isPersistent()) {
            disk.lazily(ROW_BYTES, tables -> tables.subscribe(session.client(), text, terms.toBits()));
        }
        if (Terms.wantsRetained(asked.subscriptionOption(), isNew)) {
            afterwards.add(() -> sendRetained(session, filter, terms));
        }
        return terms.qualityOfService() == 0 ? MqttSubAckReasonCode.GRANTED_QOS0 : MqttSubAckReasonCode.GRANTED_QOS1;
    }

    private void sendRetained(Session session, TopicFilter filter, Terms terms) {
        for (Publication kept : retained.matching(filter)) {
            // Nobody waits for it: the publisher had its answer when the message was kept.
            Optional<CompletionStage<@Nullable Void>> _ =
                    sessions.deliver(session, kept, Math.min(terms.qualityOfService(), kept.qualityOfService()), true);
        }
    }

    void unsubscribe(MqttEndpoint endpoint, ClientConnection connection, MqttUnsubscribeMessage message) {
        Session session = connection.session();
        List<MqttUnsubAckReasonCode> codes = new ArrayList<>();
        for (String text : message.topics()) {
            boolean had = TopicFilter.isValid(text) && sessions.remove(session, TopicFilter.of(text));
            codes.add(had ? MqttUnsubAckReasonCode.SUCCESS : MqttUnsubAckReasonCode.NO_SUBSCRIPTION_EXISTED);
            if (had && session.isOnDisk()) {
                disk.lazily(ROW_BYTES, tables -> tables.unsubscribe(session.client(), text));
            }
        }
        endpoint.unsubscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
    }
}
