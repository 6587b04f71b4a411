package nl.nabij.server.call;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import nl.nabij.contract.CallId;

/// Looks at all of a world after each step. What she pressed it knows from her finger and not from the
/// core, so that a core which gives itself consent is seen.
final class CallWorldWitness {

    /// Ringing takes one ring, one more after each time the clock was set, and what a device needs to notice.
    private static final long RING_MILLIS = 200_000;

    private static final long SLACK_MILLIS = CallWorldDevice.SILENCE_MILLIS + 15_000;

    private final CallWorld world;
    private final Map<CallId, MediaAllowed> granted = new HashMap<>();
    private final Map<CallId, EndReason> ended = new HashMap<>();
    private final Set<CallWorldDevice> touched = new LinkedHashSet<>();
    private String violation = "";

    CallWorldWitness(CallWorld world) {
        this.world = world;
    }

    String violation() {
        return violation;
    }

    /// A step changes one device at most, so only that one is looked at; each also once a second.
    void touched(CallWorldDevice device) {
        touched.add(device);
    }

    /// The server looked at its deadlines just now.
    void looked(Call call, Instant clock) {
        check(!CallLifeCycle.isDue(call, clock), "deadline");
    }

    /// Her finger, or what stands in her file for this very call.
    void grants(CallId call, Picture picture) {
        MediaAllowed most = MediaAllowed.of(picture);
        granted.merge(call, most, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /// What she pressed to begin a call answered another that was there already.
    void pressed(CallCommand.Begin begin, CallId call) {
        switch (begin) {
            case CallCommand.AskToTalk ask -> grants(call, ask.picture());
            case CallCommand.CallPerson person -> grants(call, person.picture());
            case CallCommand.Knock _ -> {}
        }
    }

    void changed(CallId id, Call call) {
        CallFacts facts = CallExamples.facts(call);
        check(facts.present().size() <= CallLimits.MOST_PARTIES, "four");
        check(CallLifeCycle.nextDeadline(call).isPresent() == call instanceof Call.Live, "deadline");
        check(CallLifeCycle.fold(world.history(id)).equals(call), "replay");
        check(facts.version() == world.history(id).size(), "replay");
        if (call instanceof Call.Ended end) {
            check(ended.putIfAbsent(id, end.why()) == null, "ended");
        } else {
            check(!ended.containsKey(id), "ended");
        }
        long atHome = world.devices.stream()
                .filter(device -> MediaAllowed.openAt(call, PartyId.HOME, device.id) != MediaAllowed.NONE)
                .count();
        check(atHome <= 1, "one place");
    }

    void replayed(Map<CallId, Call> before, Map<CallId, Call> after) {
        check(before.equals(after), "replay");
    }

    void afterStep() {
        long now = world.now();
        for (CallWorldDevice device : touched) {
            check(device.broken.isEmpty(), device.broken);
            for (CallId call : world.calls().keySet()) {
                look(device, call, now);
            }
        }
        touched.clear();
    }

    private void look(CallWorldDevice device, CallId call, long now) {
        if (device.role(call, now) == DeviceRole.RINGS) {
            long since = device.ringsSince.computeIfAbsent(call, _ -> now);
            check(now - since <= RING_MILLIS * (1 + world.clockJumps) + SLACK_MILLIS, "rings");
        } else {
            device.ringsSince.remove(call);
        }
        if (device.who.party().equals(PartyId.HOME)) {
            MediaAllowed open = device.open(call, now);
            check(open.compareTo(granted.getOrDefault(call, MediaAllowed.NONE)) <= 0, "consent");
            check(!device.isFinished(call) || open == MediaAllowed.NONE, "off");
            check(open.compareTo(device.most(call)) <= 0, "off");
        }
    }

    /// The network was well for longer than all limits, and then she ended what was left.
    void atTheEnd() {
        world.calls().forEach((id, call) -> {
            check(call instanceof Call.Ended, "rings");
            for (CallWorldDevice device : world.devices) {
                check(device.version(id) == world.history(id).size(), "agreement");
                check(device.view(id).equals(call), "agreement");
                check(device.open(id, world.now()) == MediaAllowed.NONE, "consent");
            }
        });
    }

    private void check(boolean holds, String promise) {
        if (!holds && violation.isEmpty()) {
            violation = promise;
        }
    }
}
