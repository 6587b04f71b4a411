package nl.nabij.server.calling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.alarm.Mailboxes;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallCommand;
import nl.nabij.server.call.CallCommand.AskToTalk;
import nl.nabij.server.call.CallCommand.Begin;
import nl.nabij.server.call.CallCommand.CallPerson;
import nl.nabij.server.call.CallCommand.Knock;
import nl.nabij.server.call.CallDecision;
import nl.nabij.server.call.CallEvent;
import nl.nabij.server.call.CallLifeCycle;
import nl.nabij.server.call.CallRefusal;
import nl.nabij.server.call.Meeting;
import nl.nabij.server.call.Reach;
import nl.nabij.server.calling.CallStore.Append;
import nl.nabij.server.calling.CallStore.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done with calls. Each call of a method blocks until it is committed: on a virtual thread.
///
/// load ─► decide ─► append if unchanged ─► told; on a conflict again from the load.
final class CallService {

    private static final Logger LOG = LoggerFactory.getLogger(CallService.class);

    /// Two nodes, the clock and four devices at once make some conflicts; more is a fault.
    private static final int MOST_RELOADS = 8;

    /// What four devices say at once of one call is a fraction of it; beyond it they are told to try again.
    private static final int LONGEST_MAILBOX = 64;

    private final CallStore store;
    private final Consumer<Stored> changed;
    private final Mailboxes<CallId> mailboxes = new Mailboxes<>(LONGEST_MAILBOX);

    /// @param changed told of each call as it became, after the commit; on the same thread, and at once
    CallService(CallStore store, Consumer<Stored> changed) {
        this.store = store;
        this.changed = changed;
    }

    sealed interface Outcome {}

    /// @param call which one it became: a second press is the answer to the first call
    record Done(CallId call) implements Outcome {}

    record Refused(CallRefusal reason) implements Outcome {}

    /// Too much at once, or the database keeps changing under it: try again.
    record Busy() implements Outcome {}

    Outcome handle(CallId id, CallCommand command) {
        return mailboxes.inTurn(id, () -> decide(id, command)).orElseGet(Busy::new);
    }

    private Outcome decide(CallId id, CallCommand command) {
        for (int reload = 0; reload <= MOST_RELOADS; reload++) {
            Optional<Stored> stored = store.load(id);
            if (stored.isEmpty()) {
                return new Refused(CallRefusal.NOT_BEGUN);
            }
            Call before = stored.get().call();
            if (command instanceof CallCommand.Tick
                    && !CallLifeCycle.isDue(before, stored.get().now())) {
                return new Done(id);
            }
            switch (CallLifeCycle.decide(before, command, stored.get().now())) {
                case CallDecision.Refused(CallRefusal reason) -> {
                    return new Refused(reason);
                }
                case CallDecision.Accepted(List<CallEvent> events) -> {
                    if (events.isEmpty() || append(stored.get().place(), before, events) == Append.APPENDED) {
                        return new Done(id);
                    }
                }
            }
        }
        LOG.warn("call={} changed {} times during one command; refused as busy", id, MOST_RELOADS + 1);
        return new Busy();
    }

    /// A home has one call at a time: what becomes of a second says [Meeting].
    Outcome begin(Begin begin, CallPlace place) {
        for (int reload = 0; reload <= MOST_RELOADS; reload++) {
            Optional<Stored> own = store.load(begin.call());
            Optional<Call.Live> here = liveOf(begin.home());
            Meeting meeting = own.isPresent() ? new Meeting.Begins() : Meeting.of(here, begin);
            Optional<Outcome> outcome = switch (meeting) {
                case Meeting.Begins _ -> begun(begin, own.map(Stored::call), place);
                case Meeting.Answers(CallId call, CallCommand answer) -> answered(call, answer);
                case Meeting.MakesRoom(CallId call) -> {
                    handle(call, new CallCommand.MakeRoom());
                    yield Optional.empty();
                }
                case Meeting.Busy _ ->
                    busy(begin)
                            .map(missed -> begun(missed, Optional.empty(), place))
                            .orElseGet(() -> Optional.of(new Refused(CallRefusal.NOT_CONNECTED)));
            };
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        LOG.warn("home={} has calls that begin and end all the time; refused as busy", begin.home());
        return new Busy();
    }

    /// @return empty where it has to be looked at again
    private Optional<Outcome> begun(Begin begin, Optional<Call> own, CallPlace place) {
        Call before = own.orElseGet(Call.NotBegun::new);
        return switch (CallLifeCycle.decide(before, begin, store.now())) {
            case CallDecision.Refused(CallRefusal reason) -> Optional.of(new Refused(reason));
            case CallDecision.Accepted(List<CallEvent> events) ->
                append(place, before, events) == Append.APPENDED
                        ? Optional.of(new Done(begin.call()))
                        : Optional.empty();
        };
    }

    private Optional<Outcome> answered(CallId call, CallCommand answer) {
        Outcome outcome = handle(call, answer);
        // It ended, or somebody was quicker, between the look and the answer.
        return outcome instanceof Refused ? Optional.empty() : Optional.of(outcome);
    }

    /// The same as a missed call. Who is asked to come by a ladder is not missed by anybody: she speaks already.
    private static Optional<Begin> busy(Begin begin) {
        return switch (begin) {
            case AskToTalk _ -> Optional.empty();
            case CallPerson call ->
                Optional.of(new CallPerson(
                        call.call(),
                        call.home(),
                        call.device(),
                        call.picture(),
                        call.whom(),
                        call.why(),
                        Reach.BUSY,
                        call.ring()));
            case Knock knock ->
                Optional.of(new Knock(
                        knock.call(),
                        knock.home(),
                        knock.caller(),
                        knock.device(),
                        knock.why(),
                        knock.policy(),
                        Reach.BUSY,
                        knock.ring()));
        };
    }

    private Append append(CallPlace place, Call before, List<CallEvent> events) {
        if (events.isEmpty()) {
            return Append.APPENDED;
        }
        Append appended = store.append(place, before, events);
        if (appended == Append.APPENDED) {
            Call after = before;
            for (CallEvent event : events) {
                after = CallLifeCycle.evolve(after, event);
            }
            CallId id = ((Call.Known) after).facts().origin().id();
            events.forEach(event -> LOG.info("call={} event={}", id, CallWords.type(event)));
            changed.accept(new Stored(after, place, events.getLast().at()));
        }
        return appended;
    }

    Optional<Call.Live> liveOf(GatewayId home) {
        return store.liveOf(home)
                .map(Stored::call)
                .filter(Call.Live.class::isInstance)
                .map(Call.Live.class::cast);
    }

    /// The database's clock.
    Instant now() {
        return store.now();
    }
}
