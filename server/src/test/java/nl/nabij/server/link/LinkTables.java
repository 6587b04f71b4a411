package nl.nabij.server.link;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.link.InboxStore.Waiting;
import nl.nabij.server.link.IngestStore.Verdict;
import nl.nabij.server.link.UpRead.NotUnderstood;
import nl.nabij.server.link.UpRead.Numbers;
import nl.nabij.server.link.UpRead.Understood;

/// The link's tables in memory, and the database's functions `number_message`, `ingest` and
/// `ingest_aside` over them. `IngestStoreContract` holds it against PostgreSQL.
public final class LinkTables {

    private final Map<GatewayId, OrganisationId> homes = new HashMap<>();
    private final Map<Place, Numbering> streams = new HashMap<>();
    private final Map<GatewayId, NavigableMap<Key, Waiting>> waiting =
            new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    private final Set<String> aside = new HashSet<>();
    private final InstantSource clock;
    private final Presses presses;
    private final boolean inboxFirst;

    /// The alarm feature's function in the same transaction.
    @FunctionalInterface
    public interface Presses {
        boolean accept(
                OrganisationId organisation,
                GatewayId home,
                UpMessage.AlarmRaised press,
                Optional<Instant> happenedAt,
                JsonObject prepared);
    }

    private record Place(GatewayId home, String stream, long epoch) {}

    private record Key(String stream, long epoch, long seq) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byStream = stream.compareTo(other.stream);
            if (byStream != 0) {
                return byStream;
            }
            return epoch != other.epoch ? Long.compare(epoch, other.epoch) : Long.compare(seq, other.seq);
        }
    }

    private static final class Numbering {
        private long last;
        private final TreeSet<Long> missing = new TreeSet<>();
        private final TreeSet<Long> lost = new TreeSet<>();
    }

    private record Numbered(boolean isNew, long through, boolean gap) {}

    /// @param clock the database's
    public LinkTables(InstantSource clock, Presses presses) {
        this(clock, presses, true);
    }

    /// @param inboxFirst false for sabotage: a press overtakes what waits in the inbox
    public LinkTables(InstantSource clock, Presses presses, boolean inboxFirst) {
        this.clock = clock;
        this.presses = presses;
        this.inboxFirst = inboxFirst;
    }

    public void home(GatewayId home, OrganisationId organisation) {
        homes.put(home, organisation);
    }

    /// The messages that were stored and whose effect is still to be made, in their order.
    public List<UpMessage> waiting(GatewayId home) {
        return oldest(home, Integer.MAX_VALUE).stream()
                .map(each -> MemoryIngest.read(each.body()))
                .toList();
    }

    /// Where something waits.
    List<GatewayId> homesWaiting() {
        return waiting.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Waiting> oldest(GatewayId home, int atMost) {
        return waitingOf(home).values().stream().limit(atMost).toList();
    }

    boolean delete(GatewayId home, Waiting one) {
        return waitingOf(home).remove(key(one)) != null;
    }

    void put(GatewayId home, Waiting one) {
        waitingOf(home).put(key(one), one);
    }

    private static Key key(Waiting one) {
        return new Key(one.stream(), one.epoch(), one.seq());
    }

    private NavigableMap<Key, Waiting> waitingOf(GatewayId home) {
        return waiting.computeIfAbsent(home, _ -> new TreeMap<>());
    }

    /// `number_message`: gives one message its place in its stream.
    private Numbered number(GatewayId home, Numbers numbers, boolean first) {
        Numbering row = streams.computeIfAbsent(
                new Place(home, IngestRow.word(numbers.stream()), numbers.epoch()), _ -> new Numbering());
        long seq = numbers.seq();
        boolean isNew = true;
        boolean gap = false;
        if (seq == row.last + 1) {
            row.last = seq;
        } else if (seq > row.last) {
            gap = true;
            for (long missing = row.last + 1; missing < seq; missing++) {
                row.missing.add(missing);
            }
            row.last = seq;
        } else if (!row.missing.remove(seq) && !row.lost.remove(seq)) {
            isNew = false;
        }
        if (first) {
            Set<Long> gone = row.missing.headSet(seq);
            row.lost.addAll(gone);
            gone.clear();
        }
        return new Numbered(isNew, row.missing.isEmpty() ? row.last : row.missing.first() - 1, gap);
    }

    /// `ingest`.
    Verdict ingest(Arrival arrival, Understood understood, PressPreparation preparation) {
        OrganisationId organisation = homes.get(arrival.home());
        if (organisation == null) {
            return new Verdict(false, 0, false, false);
        }
        Up up = understood.up();
        Numbered numbered = number(arrival.home(), new Numbers(up.stream(), up.epoch(), up.seq()), arrival.first());
        String stream = IngestRow.word(up.stream());
        boolean accepted = numbered.isNew()
                && up.message() instanceof UpMessage.AlarmRaised press
                && (!inboxFirst
                        || waitingOf(arrival.home()).keySet().stream()
                                .noneMatch(key -> key.stream().equals(stream)))
                && presses.accept(
                        organisation,
                        arrival.home(),
                        press,
                        arrival.happenedAt(),
                        preparation.prepare(arrival.home(), press.kind()));
        if (numbered.isNew() && !accepted) {
            waitingOf(arrival.home())
                    .putIfAbsent(
                            new Key(stream, up.epoch(), up.seq()),
                            new Waiting(
                                    stream,
                                    up.epoch(),
                                    up.seq(),
                                    organisation,
                                    clock.instant(),
                                    understood.text(),
                                    0,
                                    arrival.happenedAt()));
        }
        return new Verdict(true, numbered.through(), numbered.gap(), accepted);
    }

    /// `ingest_aside`, without the generic alarm: no message of a simulated home is not understood.
    Verdict aside(Arrival arrival) {
        OrganisationId organisation = homes.get(arrival.home());
        if (organisation == null) {
            return new Verdict(false, 0, false, false);
        }
        Optional<Numbers> numbers = switch (arrival.read()) {
            case Understood(var up, var _) -> Optional.of(new Numbers(up.stream(), up.epoch(), up.seq()));
            case NotUnderstood not -> not.numbers();
        };
        Numbered numbered = numbers.map(given -> number(arrival.home(), given, arrival.first()))
                .orElse(new Numbered(true, 0, false));
        aside.add(arrival.topic() + arrival.payload().toString());
        return new Verdict(true, numbered.through(), numbered.gap(), false);
    }

    /// All or nothing: nothing in here fails half-way.
    List<Verdict> ingest(List<Arrival> batch, PressPreparation preparation) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Arrival arrival : batch) {
            verdicts.add(ingest(arrival, (Understood) arrival.read(), preparation));
        }
        return verdicts;
    }
}
