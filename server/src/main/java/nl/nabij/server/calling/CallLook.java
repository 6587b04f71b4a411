package nl.nabij.server.calling;

import java.time.Duration;
import java.util.List;
import nl.nabij.contract.CallId;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallCommand;
import nl.nabij.server.calling.CallStore.Pressed;
import nl.nabij.server.calling.CallStore.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/// One look after all calls: what is due takes its step, her alarm is told to the call that she is in, who is
/// silent is away, and what another node changed is told here. It has no thread.
final class CallLook {

    private static final Logger LOG = LoggerFactory.getLogger(CallLook.class);
    private static final Marker BROKEN = MarkerFactory.getMarker("BROKEN_INVARIANT");

    /// A deadline alone does not notice a clock that was set back, and another node's changes are not hinted at.
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /// In one look; the rest is due at the next, at once.
    private static final int MOST_DUE = 100;

    private final CallStore store;
    private final CallService service;
    private final CallExchange exchange;
    private final CallHearing hearing;
    private boolean started;

    CallLook(CallStore store, CallService service, CallExchange exchange, CallHearing hearing) {
        this.store = store;
        this.service = service;
        this.exchange = exchange;
        this.hearing = hearing;
    }

    /// @return after which time to look again at the latest
    Duration look() {
        if (!started) {
            restarted();
            started = true;
        }
        List<CallId> due = store.due(MOST_DUE);
        due.forEach(call -> safely(call, new CallCommand.Tick()));
        for (Pressed pressed : store.alarmsMeanwhile()) {
            if (isNews(pressed)) {
                safely(pressed.call(), new CallCommand.PressAlarmKey(pressed.alarm()));
            }
        }
        hearing.dropSilent();
        exchange.refresh();
        if (due.size() == MOST_DUE) {
            return Duration.ZERO;
        }
        return store.untilNextDue()
                .filter(next -> next.compareTo(LONGEST_PAUSE) < 0)
                .orElse(LONGEST_PAUSE);
    }

    /// Whoever was in a call has to say anew that it is here; media goes on meanwhile.
    private void restarted() {
        for (Version call : store.versions(Duration.ZERO)) {
            safely(call.call(), new CallCommand.ReportRestart());
        }
    }

    private boolean isNews(Pressed pressed) {
        return exchange.known(pressed.call())
                .filter(known -> known.call() instanceof Call.Live)
                .filter(known -> CallWords.alarm(known.call().facts())
                        .filter(pressed.alarm()::equals)
                        .isEmpty())
                .isPresent();
    }

    /// One broken call must not keep the others from their end: it is given up, so that nothing stays open.
    private void safely(CallId call, CallCommand command) {
        try {
            service.handle(call, command);
        } catch (IllegalStateException e) {
            LOG.error(BROKEN, "call={} cannot go on and is given up", call, e);
            giveUp(call);
        }
    }

    private void giveUp(CallId call) {
        try {
            service.handle(call, new CallCommand.GiveUp());
        } catch (IllegalStateException e) {
            LOG.error(BROKEN, "call={} cannot be read; its devices close by themselves", call, e);
        }
    }
}
