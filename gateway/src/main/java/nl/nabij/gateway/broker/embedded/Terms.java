package nl.nabij.gateway.broker.embedded;

import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;

/// On what terms a client subscribed.
///
/// @param qualityOfService granted: 0 or 1
/// @param noLocal not to hear its own messages
/// @param retainAsPublished to see the publisher's retain flag on live messages
record Terms(int qualityOfService, boolean noLocal, boolean retainAsPublished) {

    /// What this broker delivers with at most. A subscription for 2 is granted 1, as the protocol
    /// allows: what is promised once is delivered at least once.
    private static final int DELIVERED_MAX = 1;

    private static final int NO_LOCAL_BIT = 4;
    private static final int RETAIN_AS_PUBLISHED_BIT = 8;

    static Terms of(MqttSubscriptionOption option) {
        return new Terms(
                Math.min(option.qos().value(), DELIVERED_MAX), option.isNoLocal(), option.isRetainAsPublished());
    }

    /// Whether retained messages follow the subscription.
    static boolean wantsRetained(MqttSubscriptionOption option, boolean isNew) {
        RetainedHandlingPolicy policy = option.retainHandling();
        return switch (policy) {
            case SEND_AT_SUBSCRIBE -> true;
            case SEND_AT_SUBSCRIBE_IF_NOT_YET_EXISTS -> isNew;
            case DONT_SEND_AT_SUBSCRIBE -> false;
        };
    }

    /// As in the protocol's option byte.
    int toBits() {
        return qualityOfService | (noLocal ? NO_LOCAL_BIT : 0) | (retainAsPublished ? RETAIN_AS_PUBLISHED_BIT : 0);
    }

    static Terms ofBits(int bits) {
        return new Terms(bits & 1, (bits & NO_LOCAL_BIT) != 0, (bits & RETAIN_AS_PUBLISHED_BIT) != 0);
    }
}
