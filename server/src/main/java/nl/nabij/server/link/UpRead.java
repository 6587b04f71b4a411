package nl.nabij.server.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics.UpChannel;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;

/// A payload from a home, as far as it can be understood.
sealed interface UpRead {

    /// @param text the payload as it came
    record Understood(Up up, String text) implements UpRead {}

    /// @param numbers where it belongs, when at least that could be read: without them no receipt can
    ///     ever be given
    /// @param mayBeAlarm a person has to look
    record NotUnderstood(Optional<Numbers> numbers, String why, boolean mayBeAlarm) implements UpRead {}

    record Numbers(Stream stream, long epoch, long seq) {}

    static UpRead of(UpChannel channel, byte[] payload) {
        boolean mayBeAlarm = channel == UpChannel.ALARM;
        try {
            Up up = ContractJson.read(payload, Up.class);
            if (up.message() instanceof UpMessage.UnknownUp(String type)) {
                return new NotUnderstood(
                        Optional.of(new Numbers(up.stream(), up.epoch(), up.seq())),
                        "unknown type " + type,
                        mayBeAlarm || up.stream() == Stream.ALARM);
            }
            return new Understood(up, new String(payload, java.nio.charset.StandardCharsets.UTF_8));
        } catch (ContractException e) {
            Optional<Numbers> numbers = numbers(payload);
            return new NotUnderstood(
                    numbers,
                    String.valueOf(e.getMessage()),
                    mayBeAlarm
                            || numbers.filter(n -> n.stream() == Stream.ALARM).isPresent());
        }
    }

    private static Optional<Numbers> numbers(byte[] payload) {
        try {
            JsonNode json = ContractJson.read(payload, JsonNode.class);
            Stream stream = switch (json.path("stream").asText()) {
                case "alarm" -> Stream.ALARM;
                case "other" -> Stream.OTHER;
                default -> null;
            };
            long epoch = json.path("epoch").asLong();
            long seq = json.path("seq").asLong();
            return stream == null || epoch < 1 || seq < 1
                    ? Optional.empty()
                    : Optional.of(new Numbers(stream, epoch, seq));
        } catch (ContractException e) {
            return Optional.empty();
        }
    }
}
