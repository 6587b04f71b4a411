package nl.nabij.server.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import nl.nabij.contract.CallId;

/// One evening of calls at one home from a seed, in virtual time: devices with views of their own, a network
/// that loses, delays, reorders and repeats, a server that falls and is built again from its events, and
/// clocks that are set. After the people have stopped, the network gets well, and all have to agree.
final class CallWorld {

    private static final long PEOPLE_STOP = 150_000;
    private static final long WELL_UNTIL = PEOPLE_STOP + 240_000;
    private static final long OVER = WELL_UNTIL + 15_000;

    /// How long the network is well at least, so that all can have heard: what fell last is back after 20 s.
    private static final long SETTLED = PEOPLE_STOP + 40_000;

    record Result(long seed, String violation, int steps, int calls, int answered, int connected, int glares) {}

    private record Entry(long at, long order, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    final SplittableRandom random;
    final CallWorldSabotage sabotage;
    final List<CallWorldDevice> devices = new ArrayList<>();
    final CallWorldWitness witness;
    private final PriorityQueue<Entry> agenda = new PriorityQueue<>();
    private final Map<CallId, List<CallEvent>> stored = new LinkedHashMap<>();
    private final Map<CallId, Call> calls = new LinkedHashMap<>();
    private final Map<EndpointId, Long> heard = new LinkedHashMap<>();
    private final boolean relayWorks;
    private final int lossPercent;
    private long order;
    private long now;
    private long clockOffset;
    private boolean serverDown;
    private int steps;
    private int glares;
    private long settledAt = SETTLED;
    int clockJumps;

    private CallWorld(long seed, CallWorldSabotage sabotage) {
        this.random = new SplittableRandom(seed);
        this.sabotage = sabotage;
        this.witness = new CallWorldWitness(this);
        this.relayWorks = random.nextInt(10) > 0;
        this.lossPercent = random.nextInt(30);
        CallWorldPeople people = new CallWorldPeople(this);
        people.furnish();
        for (CallWorldDevice device : devices) {
            every(1_000 + random.nextInt(300), () -> beat(device));
        }
        every(1_000, this::look);
        people.live(PEOPLE_STOP);
        at(
                WELL_UNTIL,
                () -> live().ifPresent(id -> handle(CallExamples.SCREEN, id, new CallCommand.HangUp(PartyId.HOME))));
    }

    static Result run(long seed, CallWorldSabotage sabotage) {
        CallWorld world = new CallWorld(seed, sabotage);
        while (!world.isOver() && world.witness.violation().isEmpty()) {
            Entry next = world.agenda.remove();
            world.now = next.at();
            next.what().run();
            world.steps++;
            world.witness.afterStep();
        }
        if (world.witness.violation().isEmpty()) {
            world.witness.atTheEnd();
        }
        int answered = 0;
        int connected = 0;
        for (List<CallEvent> events : world.stored.values()) {
            answered += events.stream().anyMatch(CallEvent.ConsentGiven.class::isInstance) ? 1 : 0;
            connected += events.stream().anyMatch(CallEvent.MediaConnected.class::isInstance) ? 1 : 0;
        }
        return new Result(
                seed, world.witness.violation(), world.steps, world.stored.size(), answered, connected, world.glares);
    }

    private boolean isOver() {
        return now >= OVER || (now >= settledAt && !serverDown && live().isEmpty());
    }

    // What people and devices do is put on the agenda.

    long now() {
        return now;
    }

    void at(long moment, Runnable what) {
        agenda.add(new Entry(Math.max(now, moment), order++, what));
    }

    void every(long millis, Runnable what) {
        at(now + millis, () -> {
            what.run();
            every(millis, what);
        });
    }

    boolean peopleStopped() {
        return now >= PEOPLE_STOP;
    }

    // The network.

    private void carry(CallWorldDevice device, Runnable arrival) {
        int copies = peopleStopped() ? 1 : random.nextInt(100) < lossPercent ? 0 : random.nextInt(10) == 0 ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            long delay = 5L + random.nextInt(peopleStopped() ? 50 : random.nextInt(10) == 0 ? 8_000 : 400);
            at(now + delay, () -> {
                if (!device.down && now >= device.outageUntil) {
                    arrival.run();
                }
            });
        }
    }

    void send(CallWorldDevice from, CallId call, CallCommand command) {
        witness.touched(from);
        carry(from, () -> handle(from.id, call, command));
    }

    // The server.

    Optional<CallId> live() {
        return calls.entrySet().stream()
                .filter(each -> each.getValue() instanceof Call.Live)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Call call(CallId id) {
        return calls.getOrDefault(id, new Call.NotBegun());
    }

    Map<CallId, Call> calls() {
        return calls;
    }

    List<CallEvent> history(CallId call) {
        return stored.getOrDefault(call, List.of());
    }

    private Instant clock() {
        return CallExamples.EVENING.plusMillis(now + clockOffset);
    }

    void handle(EndpointId from, CallId id, CallCommand command) {
        if (serverDown) {
            return;
        }
        if (command instanceof CallCommand.Begin begin) {
            begin(from, begin);
            return;
        }
        Call call = call(id);
        if (CallLifeCycle.decide(call, command, clock()) instanceof CallDecision.Accepted(List<CallEvent> events)
                && !events.isEmpty()) {
            append(id, call, events);
        }
    }

    private void begin(EndpointId from, CallCommand.Begin begin) {
        Optional<Call.Live> here = live().map(id -> (Call.Live) call(id));
        switch (Meeting.of(here, begin)) {
            case Meeting.Begins _ -> {
                Call call = calls.getOrDefault(begin.call(), new Call.NotBegun());
                if (CallLifeCycle.decide(call, begin, clock()) instanceof CallDecision.Accepted(var events)
                        && !events.isEmpty()) {
                    append(begin.call(), call, events);
                }
            }
            case Meeting.Answers(CallId id, CallCommand answer) -> {
                glares++;
                witness.pressed(begin, id);
                handle(from, id, answer);
            }
            case Meeting.MakesRoom(CallId id) -> {
                handle(from, id, new CallCommand.MakeRoom());
                begin(from, begin);
            }
            case Meeting.Busy _ -> {}
        }
    }

    private void append(CallId id, Call before, List<CallEvent> events) {
        Call call = before;
        for (CallEvent event : events) {
            call = CallLifeCycle.evolve(call, event);
        }
        stored.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(events);
        calls.put(id, call);
        witness.changed(id, call);
        settledAt = Math.max(settledAt, now + 15_000);
        devices.forEach(device -> tell(device, id));
    }

    private void tell(CallWorldDevice device, CallId id) {
        CallWorldDevice.View view =
                new CallWorldDevice.View(call(id), history(id).size());
        carry(device, () -> {
            device.hear(id, view, now);
            witness.touched(device);
        });
    }

    /// The server's timer, and its watch over links.
    private void look() {
        if (serverDown) {
            return;
        }
        live().ifPresent(id -> {
            if (sabotage != CallWorldSabotage.NEVER_TICKS && CallLifeCycle.isDue(call(id), clock())) {
                handle(CallExamples.SCREEN, id, new CallCommand.Tick());
            }
            witness.looked(call(id), clock());
            for (CallWorldDevice device : devices) {
                if (now - heard.getOrDefault(device.id, 0L) > 6_000) {
                    handle(device.id, id, new CallCommand.ReportLinkLost(device.who.party(), device.id));
                }
            }
        });
    }

    void fall(long millis) {
        serverDown = true;
        at(now + millis, () -> {
            serverDown = false;
            heard.clear();
            Map<CallId, Call> before = new LinkedHashMap<>(calls);
            calls.clear();
            stored.forEach((id, events) -> {
                int kept = events.size() - (sabotage == CallWorldSabotage.FORGETS_THE_LAST_CHANGE ? 1 : 0);
                calls.put(id, CallLifeCycle.fold(events.subList(0, kept)));
            });
            witness.replayed(before, calls);
            if (witness.violation().isEmpty()) {
                live().ifPresent(id -> handle(CallExamples.SCREEN, id, new CallCommand.ReportRestart()));
            }
        });
    }

    void setClock(long byMillis) {
        clockOffset += byMillis;
        clockJumps++;
    }

    // What a device does by itself each second: a sign of life, what it may have missed, and media.

    private void beat(CallWorldDevice device) {
        carry(device, () -> {
            if (serverDown) {
                return;
            }
            heard.put(device.id, now);
            live().ifPresent(
                            id -> handle(device.id, id, new CallCommand.ReportLinkBack(device.who.party(), device.id)));
            if (sabotage != CallWorldSabotage.NEVER_REPEATS) {
                calls.keySet().stream()
                        .filter(id -> device.version(id) < history(id).size())
                        .forEach(id -> tell(device, id));
            }
        });
        witness.touched(device);
        for (CallId id : List.copyOf(calls.keySet())) {
            if (device.role(id, now) == DeviceRole.RINGS) {
                send(device, id, new CallCommand.ReportRinging(device.who.party(), device.id));
            }
            if (device.role(id, now) == DeviceRole.SPEAKS && device.view(id) instanceof Call.Live call) {
                call.facts().pairs().stream()
                        .filter(pair -> pair.has(device.who.party()) && !pair.isConnected())
                        .forEach(pair -> offer(device, id, pair));
            }
        }
    }

    /// An offer through the relay of the server; where both are at the same generation, media comes up.
    private void offer(CallWorldDevice device, CallId id, Pair pair) {
        PartyId me = device.who.party();
        PartyId other = pair.low().equals(me) ? pair.high() : pair.low();
        carry(device, () -> {
            Call call = call(id);
            if (serverDown || Passage.of(call, me, device.id, other, pair.generation()) != Passage.PASSES) {
                return;
            }
            devices.stream()
                    .filter(each -> each.who.party().equals(other))
                    .forEach(each -> carry(each, () -> answer(each, id, me, pair.generation())));
        });
    }

    private void answer(CallWorldDevice device, CallId id, PartyId from, int generation) {
        boolean same = device.role(id, now) == DeviceRole.SPEAKS
                && device.view(id) instanceof Call.Live call
                && call.facts()
                        .pair(from, device.who.party())
                        .filter(pair -> pair.generation() == generation)
                        .isPresent();
        if (same && relayWorks) {
            send(device, id, new CallCommand.ReportConnected(device.who.party(), from, generation));
        }
    }

    CallId newCall() {
        return new CallId(new UUID(random.nextLong(), random.nextLong()));
    }
}
