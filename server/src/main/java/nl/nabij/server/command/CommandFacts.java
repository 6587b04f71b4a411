package nl.nabij.server.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.alarm.Operator;

/// What was asked, of which device, by whom.
///
/// @param alarm the one that it serves
/// @param life how long after `askedAt` it may still be carried out
public record CommandFacts(
        CommandId id,
        OrganisationId organisation,
        Optional<OrganisationId> nightCentre,
        GatewayId home,
        DeviceId device,
        DeviceCommand what,
        Optional<AlarmId> alarm,
        Operator askedBy,
        Instant askedAt,
        Duration life) {

    /// A curtain takes up to a minute to travel; nobody wants it to start much later than that.
    private static final Duration CURTAIN_LIFE = Duration.ofSeconds(90);

    /// Who asked for light does not want it to come on by surprise when the link is back.
    private static final Duration LIFE = Duration.ofSeconds(30);

    public static Duration lifeOf(DeviceCommand what) {
        return what.kind().equals(Kind.CURTAIN) ? CURTAIN_LIFE : LIFE;
    }

    Instant expiresAt() {
        return askedAt.plus(life);
    }

    /// Opening somebody's door to somebody outside.
    boolean unlocksADoor() {
        return what.action().equals("unlock");
    }
}
