package nl.nabij.contract.link;

import java.util.Optional;
import nl.nabij.contract.GatewayId;

/// The names of the link's topics: `home/{gateway}/up/{alarm|event|result|signal|presence}` and
/// `home/{gateway}/down/{receipt|command|notice|config|signal}`.
public final class Topics {

    private Topics() {}

    public enum UpChannel {
        ALARM,
        EVENT,
        RESULT,
        SIGNAL,
        PRESENCE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public enum DownChannel {
        RECEIPT,
        COMMAND,
        NOTICE,
        CONFIG,
        SIGNAL;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static String up(GatewayId gateway, UpChannel channel) {
        return "home/" + gateway + "/up/" + channel.word();
    }

    public static String down(GatewayId gateway, DownChannel channel) {
        return "home/" + gateway + "/down/" + channel.word();
    }

    /// The filter of all that comes down to one gateway.
    public static String allDown(GatewayId gateway) {
        return "home/" + gateway + "/down/+";
    }

    /// The channel of a topic that this gateway may publish to; empty for any other topic.
    public static Optional<UpChannel> upChannel(GatewayId gateway, String topic) {
        for (UpChannel channel : UpChannel.values()) {
            if (topic.equals(up(gateway, channel))) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    /// The channel of a topic on which the server speaks to this gateway; empty for any other
    /// topic.
    public static Optional<DownChannel> downChannel(GatewayId gateway, String topic) {
        for (DownChannel channel : DownChannel.values()) {
            if (topic.equals(down(gateway, channel))) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
