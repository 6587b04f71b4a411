package nl.nabij.gateway.outbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.contract.link.UpMessage.AlarmRaised;
import org.jspecify.annotations.Nullable;

/// A message as it will be written, before it has its number.
///
/// @param source which detector raised it; null for what is no alarm
/// @param notes written in the same transaction
record Draft(
        Stream stream,
        UpMessage message,
        String json,
        long bytes,
        @Nullable String source,
        List<Note> notes) {

    /// The most that a device's name may take: an alarm must fit, whatever somebody called the button.
    private static final int NAME_CHARACTERS = 200;

    static Draft of(Stream stream, UpMessage message, List<Note> notes) {
        UpMessage fitting = shortened(message);
        String json = ContractJson.toText(fitting);
        String source = fitting instanceof AlarmRaised raised ? raised.device() + "|" + raised.kind() : null;
        return new Draft(
                stream, fitting, json, json.getBytes(StandardCharsets.UTF_8).length, source, List.copyOf(notes));
    }

    private static UpMessage shortened(UpMessage message) {
        return message instanceof AlarmRaised alarm && alarm.deviceName().length() > NAME_CHARACTERS
                ? new AlarmRaised(
                        alarm.press(),
                        alarm.device(),
                        alarm.deviceName().substring(0, NAME_CHARACTERS),
                        alarm.room().map(room -> room.substring(0, Math.min(room.length(), NAME_CHARACTERS))),
                        alarm.kind(),
                        alarm.test())
                : message;
    }
}
