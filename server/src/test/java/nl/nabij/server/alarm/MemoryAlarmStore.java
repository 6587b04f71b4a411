package nl.nabij.server.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import org.jspecify.annotations.Nullable;

/// The alarms in memory, as PostgreSQL keeps them: the store, what became visible since, and the signs
/// of life, which in the database are tables of one transaction too. The same calls give the same
/// answers each time; nothing in here reads a clock but the one given.
///
/// An alarm that somebody works on is skipped by who takes due ones, and waited for by who appends. On
/// one thread nobody ever waits.
final class MemoryAlarmStore implements AlarmStore, AlarmChanges, OperatorsAlive {

    private static final Duration CLOSED_SHOWN = Duration.ofHours(1);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition handedBack = lock.newCondition();
    private final Map<AlarmId, Kept> alarms = new LinkedHashMap<>();
    private final List<Committed> stream = new ArrayList<>();
    private final Set<AlarmId> inHand = new HashSet<>();
    private final Map<UserId, Alive> alive = new HashMap<>();
    private final List<StagedTransaction.Statement> outgoing = new ArrayList<>();

    private record Kept(Alarm.Known alarm, List<AlarmEvent> events, AlarmRow row, Optional<Instant> deadline) {}

    /// One event at its place in the order of the commits.
    private record Committed(AlarmId alarm, int seq, AlarmEvent event) {}

    private record Alive(Optional<Instant> screenUntil, Optional<Instant> calledUntil) {
        Optional<Instant> until() {
            return Stream.of(screenUntil, calledUntil).flatMap(Optional::stream).max(Comparator.naturalOrder());
        }
    }

    MemoryAlarmStore(InstantSource clock) {
        this.clock = clock;
    }

    /// What was committed along with alarms, in its order.
    List<StagedTransaction.Statement> outgoing() {
        return alone(() -> List.copyOf(outgoing));
    }

    @Override
    public Stored load(Sight sight, AlarmId alarm) {
        return alone(() -> new Stored(
                seen(sight, alarm).<Alarm>map(Kept::alarm).orElseGet(Alarm.NotRaised::new), clock.instant()));
    }

    @Override
    public List<AlarmEvent> history(Sight sight, AlarmId alarm) {
        return alone(() -> seen(sight, alarm).map(Kept::events).orElse(List.of()));
    }

    @Override
    public Append append(Sight sight, Alarm before, List<AlarmEvent> events, Along along) {
        return alone(() -> {
            if (before instanceof Alarm.Known known) {
                AlarmId id = known.facts().id();
                waitFor(id);
                if (seen(sight, id)
                        .filter(kept -> version(kept.alarm()) == version(known))
                        .isEmpty()) {
                    return Append.CONFLICT;
                }
            }
            return commit(before, events, along);
        });
    }

    List<AlarmId> all() {
        return alone(() -> List.copyOf(alarms.keySet()));
    }

    /// Appends without asking whether that may be: for sabotage.
    void force(Alarm before, List<AlarmEvent> events) {
        alone(() -> {
            keep(after(before, events), events);
            return true;
        });
    }

    private Append commit(Alarm before, List<AlarmEvent> events, Along along) {
        Optional<Kept> after = events.isEmpty() ? Optional.empty() : Optional.of(after(before, events));
        if (after.isPresent()) {
            AlarmRow row = after.get().row();
            if (before instanceof Alarm.NotRaised && alarms.containsKey(row.id())) {
                return Append.CONFLICT;
            }
            if (alarms.values().stream().anyMatch(other -> isInTheWayOf(row, other.row()))) {
                return Append.ANOTHER_OPEN;
            }
        }
        StagedTransaction staged = new StagedTransaction();
        along.in(staged);
        after.ifPresent(kept -> keep(kept, events));
        outgoing.addAll(staged.staged());
        return Append.APPENDED;
    }

    private static boolean isInTheWayOf(AlarmRow row, AlarmRow other) {
        return row.state() != AlarmView.State.CLOSED
                && other.state() != AlarmView.State.CLOSED
                && !row.id().equals(other.id())
                && row.home().equals(other.home())
                && row.device().equals(other.device())
                && row.kind().equals(other.kind());
    }

    private Kept after(Alarm before, List<AlarmEvent> events) {
        Alarm alarm = before;
        for (AlarmEvent event : events) {
            alarm = AlarmLifeCycle.evolve(alarm, event);
        }
        Alarm.Known known = (Alarm.Known) alarm;
        List<AlarmEvent> all = new ArrayList<>();
        Optional.ofNullable(alarms.get(known.facts().id())).map(Kept::events).ifPresent(all::addAll);
        all.addAll(events);
        return new Kept(known, List.copyOf(all), AlarmRow.of(known), AlarmLifeCycle.nextDeadline(known));
    }

    private void keep(Kept kept, List<AlarmEvent> events) {
        alarms.put(kept.row().id(), kept);
        int seq = kept.events().size() - events.size();
        for (AlarmEvent event : events) {
            seq++;
            stream.add(new Committed(kept.row().id(), seq, event));
        }
    }

    @Override
    public Optional<Taken> takeDue(Function<Stored, List<AlarmEvent>> decide) {
        Optional<Kept> due = alone(this::takeInHand);
        if (due.isEmpty()) {
            return Optional.empty();
        }
        AlarmId id = due.get().row().id();
        try {
            List<AlarmEvent> events = decide.apply(new Stored(due.get().alarm(), clock.instant()));
            alone(() -> commit(due.get().alarm(), events, Along.NOTHING));
            return Optional.of(new Taken(id, events));
        } catch (IllegalStateException broken) {
            alone(() -> alarms.computeIfPresent(id, (_, kept) -> later(kept)));
            return Optional.of(new Taken(id, List.of()));
        } finally {
            alone(() -> {
                inHand.remove(id);
                handedBack.signalAll();
                return true;
            });
        }
    }

    private Optional<Kept> takeInHand() {
        Instant now = clock.instant();
        Optional<Kept> due = alarms.values().stream()
                .filter(kept -> kept.deadline().filter(at -> !at.isAfter(now)).isPresent())
                .filter(kept -> !inHand.contains(kept.row().id()))
                .min(Comparator.comparing(kept -> kept.deadline().orElseThrow()));
        due.ifPresent(kept -> inHand.add(kept.row().id()));
        return due;
    }

    private Kept later(Kept broken) {
        return new Kept(
                broken.alarm(),
                broken.events(),
                broken.row(),
                Optional.of(clock.instant().plus(BROKEN_AGAIN_AFTER)));
    }

    private void waitFor(AlarmId alarm) {
        while (inHand.contains(alarm)) {
            handedBack.awaitUninterruptibly();
        }
    }

    @Override
    public Optional<Duration> untilNextDue() {
        return alone(() -> alarms.values().stream()
                .flatMap(kept -> kept.deadline().stream())
                .min(Comparator.naturalOrder())
                .map(next -> Duration.between(clock.instant(), next)));
    }

    @Override
    public List<AlarmId> claimedBy(UserId owner) {
        return alone(() -> claims().filter(claim -> claim.owner().id().equals(owner))
                .sorted(Comparator.comparing(Alarm.Claimed::since))
                .map(claim -> claim.facts().id())
                .toList());
    }

    @Override
    public List<SilentClaim> silentClaims() {
        return alone(() -> claims().filter(claim -> !aliveUntil(claim).isAfter(clock.instant()))
                .map(claim -> new SilentClaim(claim.facts().id(), claim.owner()))
                .toList());
    }

    private Instant aliveUntil(Alarm.Claimed claim) {
        return Optional.ofNullable(alive.get(claim.owner().id()))
                .flatMap(Alive::until)
                .orElse(claim.since().plus(SILENT_WITHOUT_CONSOLE_AFTER));
    }

    private Stream<Alarm.Claimed> claims() {
        return alarms.values().stream()
                .map(Kept::alarm)
                .filter(Alarm.Claimed.class::isInstance)
                .map(Alarm.Claimed.class::cast);
    }

    @Override
    public void beat(OrganisationId organisation, Operator operator) {
        alone(() ->
                alive.put(operator.id(), new Alive(Optional.of(clock.instant().plus(SILENT_AFTER)), Optional.empty())));
    }

    @Override
    public boolean called(OrganisationId organisation, Operator operator) {
        return alone(() -> {
            Instant now = clock.instant();
            Alive before = alive.getOrDefault(operator.id(), new Alive(Optional.empty(), Optional.empty()));
            if (before.screenUntil().filter(now::isBefore).isPresent()) {
                return false;
            }
            alive.put(
                    operator.id(),
                    new Alive(before.screenUntil(), Optional.of(now.plus(SILENT_WITHOUT_CONSOLE_AFTER))));
            return true;
        });
    }

    @Override
    public void leave(OrganisationId organisation, UserId operator) {
        alone(() -> Optional.ofNullable(alive.remove(operator)));
    }

    @Override
    public Snapshot snapshot(OrganisationId organisation) {
        return alone(() -> new Snapshot(
                position(),
                views(alarms.values(), organisation)
                        .filter(view -> view.state() != AlarmView.State.CLOSED || isRecent(view.closedAt()))
                        .toList()));
    }

    @Override
    public Optional<Changes> since(OrganisationId organisation, Position since) {
        return alone(() -> {
            List<Committed> news = since(since)
                    .filter(committed -> sees(organisation, kept(committed.alarm())))
                    .sorted(Comparator.comparing(
                                    (Committed committed) -> committed.alarm().toString())
                            .thenComparingInt(Committed::seq))
                    .toList();
            if (news.size() > MOST_CHANGES) {
                return Optional.empty();
            }
            List<Kept> changed = news.stream()
                    .map(Committed::alarm)
                    .distinct()
                    .map(this::kept)
                    .toList();
            return Optional.of(new Changes(
                    position(),
                    views(changed, organisation).toList(),
                    news.stream()
                            .map(each -> AlarmEventViews.of(each.alarm(), each.seq(), each.event()))
                            .toList()));
        });
    }

    @Override
    public List<AlarmView> open(OrganisationId organisation) {
        return alone(() -> views(alarms.values(), organisation)
                .filter(view -> view.state() != AlarmView.State.CLOSED)
                .sorted(Comparator.comparingInt(AlarmView::urgency))
                .toList());
    }

    @Override
    public Optional<AlarmView> view(OrganisationId organisation, AlarmId alarm) {
        return alone(() ->
                seen(new Sight.Of(organisation), alarm).map(kept -> kept.row().view()));
    }

    @Override
    public List<AlarmEventView> history(OrganisationId organisation, AlarmId alarm) {
        return alone(() -> {
            List<AlarmEventView> lines = new ArrayList<>();
            for (AlarmEvent event :
                    seen(new Sight.Of(organisation), alarm).map(Kept::events).orElse(List.of())) {
                lines.add(AlarmEventViews.of(alarm, lines.size() + 1, event));
            }
            return List.copyOf(lines);
        });
    }

    @Override
    public ChangedHomes homesChangedSince(Position since) {
        return alone(() -> new ChangedHomes(
                position(),
                since(since)
                        .map(committed -> kept(committed.alarm()).row().home())
                        .distinct()
                        .toList()));
    }

    @Override
    public Position now() {
        return alone(this::position);
    }

    private Position position() {
        return new Position(Integer.toString(stream.size()));
    }

    private Stream<Committed> since(Position position) {
        return stream.subList(Integer.parseInt(position.snapshot()), stream.size()).stream();
    }

    private Stream<AlarmView> views(Collection<Kept> some, OrganisationId organisation) {
        return some.stream()
                .filter(kept -> sees(organisation, kept))
                .map(kept -> kept.row().view())
                .sorted(Comparator.comparing(AlarmView::receivedAt));
    }

    private Kept kept(AlarmId alarm) {
        return Optional.ofNullable(alarms.get(alarm)).orElseThrow();
    }

    private Optional<Kept> seen(Sight sight, AlarmId alarm) {
        @Nullable Kept kept = alarms.get(alarm);
        return Optional.ofNullable(kept).filter(there -> switch (sight) {
            case Sight.Everything() -> true;
            case Sight.Of(OrganisationId organisation) -> sees(organisation, there);
        });
    }

    /// As the database's policies: her own organisation always, the night centre while it is open and
    /// an hour longer.
    private boolean sees(OrganisationId organisation, Kept kept) {
        AlarmRow row = kept.row();
        return row.organisation().equals(organisation)
                || (row.nightCentre().equals(Optional.of(organisation))
                        && (row.state() != AlarmView.State.CLOSED || isRecent(row.closedAt())));
    }

    private boolean isRecent(Optional<Instant> closedAt) {
        return closedAt.filter(clock.instant().minus(CLOSED_SHOWN)::isBefore).isPresent();
    }

    private static int version(Alarm.Known alarm) {
        return alarm.facts().version();
    }

    private <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
