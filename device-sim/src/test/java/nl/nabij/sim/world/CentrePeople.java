package nl.nabij.sim.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.contract.face.ConsoleFrame.Colleague;
import nl.nabij.contract.face.HomeView;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.alarm.WorldAlarmDesk;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.console.DutyStore;
import nl.nabij.server.console.Surroundings;
import nl.nabij.server.console.WorldConsoles;
import nl.nabij.server.postgres.DatabaseUnavailableException;

/// What the centre's database has of people: who is signed in, whose shift runs, who looked at whom,
/// and what stands around the alarms. Each call is one transaction.
final class CentrePeople implements DutyStore, AuditLog, Surroundings.Reader {

    private final SimulatedNode node;
    private final Sabotage sabotage;
    private final List<GatewayId> homes = new ArrayList<>();
    private final Map<SessionToken, UUID> sessions = new HashMap<>();
    private final Map<UserId, Shift> shifts = new LinkedHashMap<>();
    private final Set<Looked> looks = new HashSet<>();

    private final long mostWaitingBytes;
    private String lastText = "";
    private ConsoleFrame lastFrame = new ConsoleFrame.UnknownFrame("");

    private record Shift(Person person, Instant since, boolean onDuty) {}

    private record Looked(UUID session, GatewayId home, Optional<AlarmId> alarm) {}

    /// @param mostWaitingBytes for a page that reads slowly
    CentrePeople(SimulatedNode node, Sabotage sabotage, long mostWaitingBytes) {
        this.mostWaitingBytes = mostWaitingBytes;
        this.node = node;
        this.sabotage = sabotage;
    }

    void home(GatewayId home) {
        homes.add(home);
    }

    /// The consoles' part of a node that begins its life.
    WorldConsoles consoles(WorldConsoles.World world, WorldAlarmDesk desk) {
        return new WorldConsoles(
                world,
                desk.service(),
                new WorldConsoles.Tables(
                        node.alarms()::changes, node.alarms().alive(), this, this, this, this::isSignedIn),
                sabotage == Sabotage.CONSOLE_WITHOUT_LIMIT ? Long.MAX_VALUE : mostWaitingBytes);
    }

    /// Whether more waits for a page than the world's limit.
    boolean isTooMuch(long waitingBytes) {
        return waitingBytes > mostWaitingBytes;
    }

    /// Read once for all pages that it goes to.
    @SuppressWarnings("ReferenceEquality") // The same text is the same object.
    ConsoleFrame frame(String text) {
        if (text != lastText) {
            try {
                lastFrame = ContractJson.read(text, ConsoleFrame.class);
                lastText = text;
            } catch (ContractException e) {
                throw new IllegalStateException(e);
            }
        }
        return lastFrame;
    }

    private void check() {
        if (!node.hasDatabase()) {
            throw new DatabaseUnavailableException("the simulated database is away");
        }
    }

    void signIn(SessionToken token, UUID session) {
        sessions.put(token, session);
    }

    void signOut(SessionToken token) {
        sessions.remove(token);
    }

    boolean isSignedIn(SessionToken token) {
        check();
        return sessions.containsKey(token);
    }

    @Override
    public Optional<Instant> runningShift(Person person) {
        check();
        return Optional.ofNullable(shifts.get(person.id())).map(Shift::since);
    }

    @Override
    public void startShift(Person person, Instant at) {
        check();
        shifts.putIfAbsent(person.id(), new Shift(person, at, false));
    }

    @Override
    public void endShift(Person person) {
        check();
        shifts.remove(person.id());
    }

    @Override
    public void onDuty(Person person, boolean is) {
        check();
        shifts.computeIfPresent(person.id(), (_, shift) -> new Shift(shift.person(), shift.since(), is));
    }

    @Override
    public void write(List<Look> written) {
        check();
        if (sabotage != Sabotage.LOOKS_ARE_NOT_WRITTEN) {
            written.forEach(look ->
                    looks.add(new Looked(look.by().session(), look.home().orElseThrow(), look.alarm())));
        }
    }

    /// Whether it is written down that who is signed in so looked at the client of this home, and for an
    /// alarm of that home that was not closed yet.
    boolean hasLooked(UUID session, GatewayId home, Predicate<AlarmId> isReason) {
        return looks.stream()
                .anyMatch(look -> look.session().equals(session)
                        && look.home().equals(home)
                        && look.alarm().filter(isReason).isPresent());
    }

    /// As the policies of the night centre: a home while an alarm of it is not long closed, and its client
    /// while one is open.
    @Override
    public Surroundings read(OrganisationId organisation, Set<GatewayId> ofAlarms) {
        check();
        Set<GatewayId> seen = new HashSet<>();
        Set<GatewayId> open = new HashSet<>();
        node.alarms().all().forEach(kept -> {
            seen.add(kept.home());
            if (!kept.closed()) {
                open.add(kept.home());
            }
        });
        return new Surroundings(
                node.databaseClock().instant(),
                homes.stream()
                        .filter(seen::contains)
                        .map(home -> view(home, open.contains(home)))
                        .toList(),
                List.of(),
                List.of(),
                shifts.values().stream()
                        .map(shift -> new Colleague(
                                shift.person().id(), shift.person().shownName(), shift.onDuty()))
                        .toList());
    }

    private HomeView view(GatewayId home, boolean withClient) {
        return new HomeView(
                home,
                node.care(),
                "Care",
                node.isUp() && node.uplink().connected(home),
                Optional.empty(),
                withClient
                        ? Optional.of(new HomeView.ClientCard(
                                "Client of " + home,
                                Optional.empty(),
                                "Lane 1",
                                "De Bilt",
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        : Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
