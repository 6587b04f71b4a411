package nl.nabij.sim.world;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.server.command.MemoryCommands;
import nl.nabij.sim.world.Violation.Invariant;
import org.jspecify.annotations.Nullable;

/// Holds what the centre says of its commands against what the devices did.
final class CommandWitness {

    /// Looks follow each other by a second, and by half of one after a failure.
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(2);

    /// A look each half second; at a connect again after three.
    private static final Duration SENT_WITHIN = Duration.ofSeconds(8);

    /// A home that does not acknowledge keeps the rest waiting until its connection ends.
    private static final Duration LONGEST_IN_WINDOW = Duration.ofSeconds(46);

    /// The home looks each half second.
    private static final Duration HOME_LOOKS_WITHIN = Duration.ofSeconds(1);

    private static final int MOST_ATTEMPTS = 3;

    /// As `Target` of the gateway.
    private static final int ROUNDED_PERCENT = 2;

    private static final Map<String, Set<String>> ARROWS = Map.of(
            "asked", Set.of("delivered", "confirmed", "failed", "expired"),
            "delivered", Set.of("confirmed", "failed", "expired"),
            "expired", Set.of("confirmed", "failed"),
            "confirmed", Set.of(),
            "failed", Set.of());

    private final Agenda agenda;
    private final SimulatedNode node;
    private final ConsoleWitness.Broken broken;
    private final Map<CommandId, Known> known = new LinkedHashMap<>();
    private final Map<String, Known> byWhat = new HashMap<>();
    private final Map<GatewayId, HomeNetwork> networks = new HashMap<>();
    private final Map<GatewayId, Set<CommandId>> sent = new HashMap<>();
    private final Map<String, Integer> newest = new HashMap<>();
    private final Map<String, List<Stood>> stood = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private List<MemoryCommands.Kept> commands = List.of();
    private long changes = -1;

    private record Stood(Duration since, int percent) {}

    private static final class Known {
        private final int order;
        private final Duration since;
        private MemoryCommands.Kept kept;
        private @Nullable Duration mayStartUntil;

        Known(int order, Duration since, MemoryCommands.Kept kept) {
            this.order = order;
            this.since = since;
            this.kept = kept;
        }
    }

    CommandWitness(Agenda agenda, SimulatedNode node, ConsoleWitness.Broken broken) {
        this.agenda = agenda;
        this.node = node;
        this.broken = broken;
    }

    void home(GatewayId home, HomeNetwork network) {
        networks.put(home, network);
    }

    static int percent(MemoryCommands.Kept kept) {
        return kept.what()
                .positionPercent()
                .or(() -> kept.what().brightnessPercent())
                .orElseThrow();
    }

    private static String what(String device, int percent) {
        return device + " " + percent;
    }

    /// A home is connected anew: nothing was sent on this connection yet.
    void connected(GatewayId home) {
        sent.put(home, new HashSet<>());
    }

    /// The node writes to the home's connection.
    void sends(GatewayId home, byte[] payload) {
        command(payload).ifPresent(command -> {
            look();
            sent.computeIfAbsent(home, _ -> new HashSet<>()).add(command.command());
            Known its = known.get(command.command());
            if (its != null
                    && its.kept
                            .expiresAt()
                            .plus(LONGEST_IN_WINDOW)
                            .isBefore(node.databaseClock().instant())) {
                broken.broken(Invariant.CARRIED_OUT_LATE, "the node sends " + told(its) + ", which expired");
            }
        });
    }

    /// The box takes it from its connection.
    void arrives(byte[] payload) {
        command(payload).ifPresent(command -> {
            Known its = known.get(command.command());
            if (its != null) {
                its.mayStartUntil =
                        agenda.now().plusMillis(command.remainingMillis()).plus(HOME_LOOKS_WITHIN);
            }
        });
    }

    private static Optional<Down.Command> command(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        if (!text.contains("\"command\"")) {
            return Optional.empty();
        }
        try {
            return ContractJson.read(text, Down.class) instanceof Down.Command command
                    ? Optional.of(command)
                    : Optional.empty();
        } catch (ContractException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The device's bridge is told to go there.
    ///
    /// @param ofLife of the box
    void carried(SimulatedAppliance appliance, int percent, int ofLife) {
        String where = appliance.id().value();
        Known its = byWhat.get(what(where, percent));
        if (its == null) {
            broken.broken(Invariant.CARRIED_OUT_AGAIN, appliance + " is sent to " + percent + ", which nobody asked");
            return;
        }
        if (attempts.merge(ofLife + " " + its.kept.id(), 1, Integer::sum) > MOST_ATTEMPTS) {
            broken.broken(
                    Invariant.CARRIED_OUT_AGAIN,
                    told(its) + " is sent to its device more often than " + MOST_ATTEMPTS + " times");
        }
        int before = newest.merge(where, its.order, Math::max);
        if (before > its.order) {
            broken.broken(Invariant.CARRIED_OUT_AGAIN, told(its) + " is carried out after a newer one");
        }
        if (its.mayStartUntil == null || agenda.now().compareTo(its.mayStartUntil) > 0) {
            broken.broken(
                    Invariant.CARRIED_OUT_LATE,
                    told(its) + " is carried out, though it had to begin until " + its.mayStartUntil);
        }
    }

    /// It is there now, on its way or at its end.
    void stands(SimulatedAppliance appliance, int percent) {
        stood.computeIfAbsent(appliance.id().value(), _ -> new ArrayList<>()).add(new Stood(agenda.now(), percent));
    }

    /// Whether its device was there, within what motors and lamps round, at some time since it was asked.
    private boolean wasThere(Known its) {
        List<Stood> places = stood.getOrDefault(its.kept.device().value(), List.of());
        for (int i = 0; i < places.size(); i++) {
            boolean left = i + 1 < places.size() && places.get(i + 1).since().compareTo(its.since) < 0;
            if (!left && Math.abs(places.get(i).percent() - percent(its.kept)) <= ROUNDED_PERCENT) {
                return true;
            }
        }
        return false;
    }

    /// After each step.
    void look() {
        if (node.commandTable().changes() == changes) {
            return;
        }
        changes = node.commandTable().changes();
        commands = node.commandTable().all();
        for (MemoryCommands.Kept kept : commands) {
            Known its = known.computeIfAbsent(kept.id(), _ -> begin(kept));
            MemoryCommands.Kept before = its.kept;
            its.kept = kept;
            if (!before.state().equals(kept.state())) {
                if (!Objects.requireNonNull(ARROWS.get(before.state())).contains(kept.state())) {
                    broken.broken(Invariant.CONFIRMED_WRONG, told(its) + " was " + before.state());
                }
                if (kept.state().equals("confirmed") && !wasThere(its)) {
                    broken.broken(Invariant.CONFIRMED_WRONG, told(its) + ", and its device never was there");
                }
            }
        }
    }

    private Known begin(MemoryCommands.Kept kept) {
        Known begun = new Known(known.size(), agenda.now(), kept);
        byWhat.put(what(kept.device().value(), percent(kept)), begun);
        return begun;
    }

    /// Now and then, while the node is well.
    void deadlines() {
        look();
        Duration calm = agenda.now().minus(node.wellSince());
        Instant now = node.databaseClock().instant();
        if (calm.compareTo(ENDED_WITHIN) > 0) {
            for (MemoryCommands.Kept kept : commands) {
                if (kept.deadline()
                        .filter(deadline -> deadline.plus(ENDED_WITHIN).isBefore(now))
                        .isPresent()) {
                    broken.broken(
                            Invariant.NOT_ENDED,
                            kept.what() + " in " + kept.home() + " is " + kept.state() + " after its deadline");
                }
            }
        }
        if (calm.compareTo(SENT_WITHIN) > 0) {
            networks.forEach((home, network) -> {
                if (node.uplink().connected(home) && network.isWellFor(SENT_WITHIN)) {
                    notSent(home, now)
                            .forEach(its -> broken.broken(
                                    Invariant.NOT_SENT, told(its) + " was not sent to its home, which is there"));
                }
            });
        }
    }

    private List<Known> notSent(GatewayId home, Instant now) {
        Map<String, Known> newestOfEach = new LinkedHashMap<>();
        for (Known its : known.values()) {
            if (its.kept.home().equals(home)) {
                newestOfEach.put(its.kept.device().value(), its);
            }
        }
        List<Known> missing = new ArrayList<>();
        for (Known its : newestOfEach.values()) {
            boolean runs = its.kept.state().equals("asked") || its.kept.state().equals("delivered");
            if (runs
                    && agenda.now().minus(its.since).compareTo(SENT_WITHIN) > 0
                    && its.kept.expiresAt().isAfter(now)
                    && !sent.getOrDefault(home, Set.of()).contains(its.kept.id())) {
                missing.add(its);
            }
        }
        return missing;
    }

    private static String told(Known its) {
        return "command " + its.order + " (" + its.kept.device() + " to " + percent(its.kept) + ", " + its.kept.state()
                + ")";
    }

    /// When all has worked again for minutes.
    void lookAtTheEnd() {
        look();
        for (MemoryCommands.Kept kept : commands) {
            if (kept.state().equals("asked") || kept.state().equals("delivered")) {
                broken.broken(Invariant.NOT_ENDED, kept.what() + " in " + kept.home() + " is still " + kept.state());
            }
        }
    }
}
