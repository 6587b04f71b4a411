package nl.nabij.server.link;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.ContractVersion;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.link.UpRead.NotUnderstood;
import nl.nabij.server.link.UpRead.Numbers;
import nl.nabij.server.link.UpRead.Understood;

/// The parameters of the database's two functions: `ingest` for what is understood, `ingest_aside`
/// for what is not. One row of a batch.
final class IngestRow {

    static final String INGEST =
            "select verdict, through, gap from ingest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    static final String ASIDE =
            "select verdict, through, gap from ingest_aside($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

    private static final DeviceId UNKNOWN_DEVICE = new DeviceId("unknown");

    private final PressPreparation preparation;
    private final Clock clock;

    IngestRow(PressPreparation preparation, Clock clock) {
        this.preparation = preparation;
        this.clock = clock;
    }

    Tuple ingest(Arrival arrival, Understood understood) {
        Up up = understood.up();
        Tuple row = Tuple.tuple()
                .addString(arrival.home().value())
                .addString(word(up.stream()))
                .addLong(up.epoch())
                .addLong(up.seq())
                .addBoolean(arrival.first())
                .addOffsetDateTime(arrival.happenedAt()
                        .map(at -> at.atOffset(ZoneOffset.UTC))
                        .orElse(null))
                .addString(typeName(up.message()))
                .addString(understood.text());
        // A press that is marked as a test takes the inbox: there it is decided whether the centre believes that.
        if (up.message() instanceof UpMessage.AlarmRaised press && press.test().isEmpty()) {
            return row.addUUID(press.press().value())
                    .addString(press.device().value())
                    .addString(storable(press.deviceName()))
                    .addString(press.room().map(IngestRow::storable).orElse(null))
                    .addString(press.kind().value())
                    .addJsonObject(prepared(arrival.home(), press.kind()));
        }
        return row.addUUID(null)
                .addString(null)
                .addString(null)
                .addString(null)
                .addString(null)
                .addJsonObject(null);
    }

    Tuple aside(Arrival arrival, Optional<Numbers> numbers, String why, boolean mayBeAlarm) {
        UUID press = mayBeAlarm ? pressOf(arrival) : null;
        return Tuple.tuple()
                .addString(arrival.home().value())
                .addString(numbers.map(n -> word(n.stream())).orElse(null))
                .addLong(numbers.map(Numbers::epoch).orElse(null))
                .addLong(numbers.map(Numbers::seq).orElse(null))
                .addBoolean(arrival.first())
                .addString(arrival.topic())
                .addString(storable(why))
                .addBuffer(arrival.payload())
                .addBuffer(io.vertx.core.buffer.Buffer.buffer(digest(arrival)))
                .addUUID(press)
                .addJsonObject(mayBeAlarm ? prepared(arrival.home(), Kind.GENERIC_ALARM) : null)
                .addString(press == null ? null : generic(press));
    }

    Tuple aside(Arrival arrival, NotUnderstood not) {
        return aside(arrival, not.numbers(), not.why(), not.mayBeAlarm());
    }

    /// A message that was understood, but that the database refused.
    Tuple refused(Arrival arrival, Understood understood, String why) {
        Up up = understood.up();
        return aside(
                arrival, Optional.of(new Numbers(up.stream(), up.epoch(), up.seq())), why, up.stream() == Stream.ALARM);
    }

    private JsonObject prepared(GatewayId home, Kind kind) {
        return preparation.prepare(home, kind);
    }

    static String word(Stream stream) {
        return switch (stream) {
            case ALARM -> "alarm";
            case OTHER -> "other";
        };
    }

    private static String typeName(UpMessage message) {
        return switch (message) {
            case UpMessage.AlarmRaised _ -> "alarm.raised";
            case UpMessage.AlarmCleared _ -> "alarm.cleared";
            case UpMessage.AlarmCancelled _ -> "alarm.cancelled";
            case UpMessage.DevicesListed _ -> "devices.listed";
            case UpMessage.DeviceReported _ -> "device.reported";
            case UpMessage.DeviceAvailability _ -> "device.availability";
            case UpMessage.DeviceRadio _ -> "device.radio";
            case UpMessage.FaultRaised _ -> "fault.raised";
            case UpMessage.FaultCleared _ -> "fault.cleared";
            case UpMessage.CommandResult _ -> "command.result";
            case UpMessage.DeviceInstalled _ -> "device.installed";
            case UpMessage.DeviceRemoved _ -> "device.removed";
            case UpMessage.TestAnswered _ -> "test.answered";
            case UpMessage.UnknownUp(String type) -> type;
        };
    }

    /// PostgreSQL's text holds everything but U+0000.
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /// The same bytes are the same message: the box sends it again until it has its receipt.
    private static byte[] digest(Arrival arrival) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(arrival.topic().getBytes(StandardCharsets.UTF_8));
            return digest.digest(arrival.payload().getBytes());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// The same alarm as a message, for when the alarm feature wants to look before it accepts.
    private String generic(UUID press) {
        return ContractJson.toText(new Up(
                ContractVersion.CURRENT,
                Stream.ALARM,
                1,
                1,
                clock.instant(),
                true,
                press,
                0,
                new UpMessage.AlarmRaised(
                        new PressId(press),
                        UNKNOWN_DEVICE,
                        UNKNOWN_DEVICE.value(),
                        Optional.empty(),
                        Kind.GENERIC_ALARM)));
    }

    private static UUID pressOf(Arrival arrival) {
        return UUID.nameUUIDFromBytes(digest(arrival));
    }
}
