package nl.nabij.gateway.device;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.face.CommandView.State;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.StateValue;
import nl.nabij.gateway.device.CommandDecision.Reason;

/// One command from the asking to the device's own report.
///
/// ```
///   ASKED ──handed over──► DELIVERED ──no answer in 5 s: sent again, at most 3 times in all──┐
///     │                      │    ▲  └──reports on its way: progressed───────────────────────┤
///     │                      │    └──────────────────────────────────────────────────────────┘
///     ├──reports the target──┴───────────────────────────► CONFIRMED
///     ├──not handed over (asked only), lost, superseded──► FAILED
///     └──too late, or no sign of life for too long───────► EXPIRED
/// ```
///
/// @param startUntil until when it may be sent; after that only an answer is waited for
/// @param waitingFor the parts that are not yet where they should be
/// @param before where each part was when it was asked, as far as it was known
/// @param said what each part said last, to tell progress from repetition
/// @param sentAt the last attempt
/// @param signAt the last sign of life: an attempt that was handed over, or progress
/// @param reason why it failed or expired
public record CommandLife(
        CommandId id,
        DeviceId device,
        DeviceCommand what,
        State state,
        Instant askedAt,
        Instant startUntil,
        Set<Point> waitingFor,
        Map<Point, StateValue> before,
        Map<Point, StateValue> said,
        int attempts,
        Instant sentAt,
        Instant signAt,
        Optional<String> reason) {

    public CommandLife {
        waitingFor = Set.copyOf(waitingFor);
        before = Map.copyOf(before);
        said = Map.copyOf(said);
    }

    public static CommandLife asked(
            CommandId id,
            DeviceId device,
            DeviceCommand what,
            Set<Point> parts,
            Map<Point, StateValue> before,
            Instant now,
            Instant startUntil) {
        return new CommandLife(
                id, device, what, State.ASKED, now, startUntil, parts, before, Map.of(), 1, now, now, Optional.empty());
    }

    public boolean ended() {
        return switch (state) {
            case ASKED, DELIVERED -> false;
            case CONFIRMED, FAILED, EXPIRED -> true;
        };
    }

    public static CommandDecision decide(CommandLife life, CommandInput input, Instant now) {
        if (life.ended()) {
            return CommandDecision.refused(Reason.ENDED);
        }
        return switch (input) {
            case CommandInput.HandedOver() ->
                life.state == State.ASKED
                        ? CommandDecision.accepted(new CommandEvent.Delivered())
                        : CommandDecision.refused(Reason.UNCHANGED);
            case CommandInput.NotHandedOver(String reason) ->
                // Of a second attempt: the first one is still waited for.
                life.state == State.ASKED
                        ? CommandDecision.accepted(new CommandEvent.Failed(reason))
                        : CommandDecision.refused(Reason.UNCHANGED);
            case CommandInput.Reported(Point point, StateValue value) -> onReport(life, point, value, now);
            case CommandInput.DeviceLost() ->
                CommandDecision.accepted(new CommandEvent.Failed("device is unavailable"));
            case CommandInput.Superseded() ->
                CommandDecision.accepted(new CommandEvent.Failed("superseded by a newer command"));
            case CommandInput.ToldAgain(Instant until) ->
                until.isBefore(life.startUntil)
                        ? CommandDecision.accepted(new CommandEvent.Shortened(until))
                        : CommandDecision.refused(Reason.UNCHANGED);
            case CommandInput.Tick() -> onTick(life, now);
        };
    }

    private static CommandDecision onReport(CommandLife life, Point point, StateValue value, Instant now) {
        if (!life.waitingFor.contains(point)) {
            return CommandDecision.refused(Reason.NOT_WAITING_FOR_IT);
        }
        if (Target.reached(life.what, value) && !life.isEcho(point, value, now)) {
            return CommandDecision.accepted(
                    life.waitingFor.size() == 1 ? new CommandEvent.Confirmed() : new CommandEvent.PartReached(point));
        }
        return value.equals(life.said.get(point))
                ? CommandDecision.refused(Reason.UNCHANGED)
                : CommandDecision.accepted(new CommandEvent.Progressed(point, value));
    }

    /// Zigbee2MQTT publishes the position that it sends to a motor, as if it were there, and at each attempt
    /// anew: what comes sooner after it than any motor travels is only a sign that it was heard.
    private boolean isEcho(Point point, StateValue value, Instant now) {
        return Optional.ofNullable(before.get(point))
                .map(stood -> Target.soonest(what, stood, value))
                .filter(soonest -> now.isBefore(sentAt.plus(soonest)))
                .isPresent();
    }

    private static CommandDecision onTick(CommandLife life, Instant now) {
        if (!now.isBefore(life.givenUpAt())) {
            return CommandDecision.accepted(new CommandEvent.Expired(
                    life.state == State.ASKED ? "it was not sent in time" : "the device did not report it in time"));
        }
        if (life.againAt().filter(at -> !now.isBefore(at)).isPresent()) {
            return CommandDecision.accepted(new CommandEvent.SentAgain());
        }
        return CommandDecision.refused(Reason.NOT_DUE);
    }

    public static CommandLife evolve(CommandLife life, CommandEvent event, Instant now) {
        return switch (event) {
            case CommandEvent.Delivered() -> life.with(State.DELIVERED, life.attempts, life.sentAt, now);
            case CommandEvent.SentAgain() -> life.with(life.state, life.attempts + 1, now, life.signAt);
            case CommandEvent.Shortened(Instant until) -> life.until(until);
            case CommandEvent.Progressed(Point point, StateValue value) -> {
                Map<Point, StateValue> said = Stream.concat(
                                life.said.entrySet().stream()
                                        .filter(each -> !each.getKey().equals(point)),
                                Stream.of(Map.entry(point, value)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                yield life.with(life.waitingFor, said, now);
            }
            case CommandEvent.PartReached(Point point) ->
                life.with(
                        life.waitingFor.stream()
                                .filter(each -> !each.equals(point))
                                .collect(Collectors.toSet()),
                        life.said,
                        now);
            case CommandEvent.Confirmed() -> life.ended(State.CONFIRMED, Optional.empty());
            case CommandEvent.Failed(String reason) -> life.ended(State.FAILED, Optional.of(reason));
            case CommandEvent.Expired(String reason) -> life.ended(State.EXPIRED, Optional.of(reason));
        };
    }

    public static Optional<Instant> nextDeadline(CommandLife life) {
        return life.ended() ? Optional.empty() : Deadlines.earliest(Optional.of(life.givenUpAt()), life.againAt());
    }

    private Patience patience() {
        return Patience.with(what.kind());
    }

    private Instant givenUpAt() {
        if (state == State.ASKED) {
            return startUntil;
        }
        Instant silent = signAt.plus(patience().sign());
        Instant longest = askedAt.plus(patience().longest());
        return silent.isBefore(longest) ? silent : longest;
    }

    /// When it is sent again; never once the device answered, nor after its time.
    private Optional<Instant> againAt() {
        if (state != State.DELIVERED
                || !said.isEmpty()
                || attempts >= patience().attempts()) {
            return Optional.empty();
        }
        Instant at = sentAt.plus(patience().answersWithin());
        return at.isBefore(startUntil) ? Optional.of(at) : Optional.empty();
    }

    private CommandLife until(Instant sooner) {
        return new CommandLife(
                id, device, what, state, askedAt, sooner, waitingFor, before, said, attempts, sentAt, signAt, reason);
    }

    private CommandLife with(State next, int tried, Instant sent, Instant sign) {
        return new CommandLife(
                id, device, what, next, askedAt, startUntil, waitingFor, before, said, tried, sent, sign, reason);
    }

    private CommandLife with(Set<Point> waiting, Map<Point, StateValue> words, Instant sign) {
        return new CommandLife(
                id, device, what, state, askedAt, startUntil, waiting, before, words, attempts, sentAt, sign, reason);
    }

    private CommandLife ended(State end, Optional<String> why) {
        return new CommandLife(
                id, device, what, end, askedAt, startUntil, waitingFor, before, said, attempts, sentAt, signAt, why);
    }
}
