package nl.nabij.sim.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.contract.face.HomeView;
import nl.nabij.server.alarm.Alarm;
import nl.nabij.server.alarm.WorldAlarms;
import nl.nabij.sim.world.Violation.Invariant;

/// Holds what each page shows against the tables, and each card against what is written down.
final class ConsoleWitness {

    /// A room looks each second without a hint and after a failure; the rest is the way to the page, where
    /// many frames travel behind each other.
    private static final Duration SHOWN_WITHIN = Duration.ofMillis(2_500);

    /// Twelve seconds of silence, an attempt given up after eight, the longest pause, and the look each
    /// second; then the door.
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);

    private final Agenda agenda;
    private final SimulatedNode node;
    private final Broken broken;
    private final List<ConsolePage> pages = new ArrayList<>();
    private final Map<AlarmId, Duration> changedAt = new HashMap<>();
    private final Map<ConsolePage, Integer> looked = new HashMap<>();

    /// Takes the first promise that is broken.
    @FunctionalInterface
    interface Broken {
        void broken(Invariant invariant, String what);
    }

    ConsoleWitness(Agenda agenda, SimulatedNode node, Broken broken) {
        this.agenda = agenda;
        this.node = node;
        this.broken = broken;
    }

    void add(ConsolePage page) {
        pages.add(page);
    }

    boolean knows(UserId person) {
        return pages.stream().anyMatch(page -> page.person().id().equals(person));
    }

    void changed(AlarmId alarm) {
        changedAt.put(alarm, agenda.now());
        looked.clear();
    }

    /// A frame leaves for a page: whom it shows was written down before, as looked at for an alarm of hers.
    void told(ConsolePage page, ConsoleFrame frame) {
        List<HomeView> homes = switch (frame) {
            case ConsoleFrame.Snapshot snapshot -> snapshot.homes();
            case ConsoleFrame.Changes changes -> changes.homes();
            case ConsoleFrame.Ping _, ConsoleFrame.SignedOut _, ConsoleFrame.UnknownFrame _ -> List.of();
        };
        for (HomeView home : homes) {
            if (home.client().isPresent()
                    && page.session()
                            .filter(session ->
                                    node.people().hasLooked(session.id(), home.id(), alarm -> isOf(home.id(), alarm)))
                            .isEmpty()) {
                broken.broken(
                        Invariant.SEEN_UNNOTICED,
                        page.person().shownName() + " is shown who lives in " + home.id()
                                + ", and nothing tells of it");
            }
        }
    }

    private boolean isOf(GatewayId home, AlarmId alarm) {
        return node.alarms().all().stream()
                .anyMatch(kept -> kept.id().equals(alarm) && kept.home().equals(home));
    }

    void look(List<WorldAlarms.Kept> alarms) {
        for (ConsolePage page : pages) {
            page.tooLong().ifPresent(queue -> broken.broken(Invariant.QUEUE_TOO_LONG, queue));
            if (node.isWell() && !page.isHindered() && page.session().isPresent()) {
                look(page, alarms);
            }
        }
    }

    private void look(ConsolePage page, List<WorldAlarms.Kept> alarms) {
        Duration well = page.wellSince().compareTo(node.wellSince()) > 0 ? page.wellSince() : node.wellSince();
        Duration waits = agenda.now().minus(well);
        if (!page.isLive()) {
            if (waits.compareTo(BACK_WITHIN) > 0) {
                broken.broken(
                        Invariant.NOT_SHOWN,
                        "the page of " + page.person().shownName() + " has shown nothing for " + waits
                                + " though all is well");
            }
        } else if (waits.compareTo(SHOWN_WITHIN) > 0
                && !Integer.valueOf(page.shown().changes()).equals(looked.get(page))) {
            boolean all = true;
            for (WorldAlarms.Kept kept : alarms) {
                Duration since = agenda.now().minus(changedAt.getOrDefault(kept.id(), Duration.ZERO));
                if (since.compareTo(SHOWN_WITHIN) > 0) {
                    compare(page, kept);
                } else {
                    all = false;
                }
            }
            if (all) {
                looked.put(page, page.shown().changes());
            }
        }
    }

    private void compare(ConsolePage page, WorldAlarms.Kept kept) {
        Optional<AlarmView> shown = page.shown().alarm(kept.id());
        if (shown.isEmpty()) {
            if (!kept.closed()) {
                broken.broken(
                        Invariant.NOT_SHOWN,
                        "alarm " + kept.id() + " is open and not on the page of "
                                + page.person().shownName());
            }
        } else if (!isAs(kept.alarm(), shown.get())
                || shown.get().version() != kept.events().size()) {
            broken.broken(
                    Invariant.SHOWN_WRONG,
                    "the page of " + page.person().shownName() + " shows alarm " + kept.id() + " as "
                            + shown.get().state() + " of "
                            + shown.get()
                                    .owner()
                                    .map(AlarmView.Owner::shownName)
                                    .orElse("nobody") + ", version "
                            + shown.get().version() + "; it is "
                            + kept.alarm().getClass().getSimpleName() + ", version "
                            + kept.events().size());
        }
    }

    private static boolean isAs(Alarm alarm, AlarmView shown) {
        return switch (alarm) {
            case Alarm.Claimed claimed ->
                shown.state() == AlarmView.State.CLAIMED
                        && shown.owner()
                                .filter(owner ->
                                        owner.id().equals(claimed.owner().id()))
                                .isPresent();
            case Alarm.Closed _ -> shown.state() == AlarmView.State.CLOSED;
            case Alarm.Unowned _ ->
                shown.state() == AlarmView.State.OFFERED && shown.owner().isEmpty();
            case Alarm.NotRaised _ -> false;
        };
    }
}
