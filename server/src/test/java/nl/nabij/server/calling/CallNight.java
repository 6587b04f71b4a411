package nl.nabij.server.calling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.access.Role;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.call.Person;
import nl.nabij.server.escalation.Ladders;

/// Calls of a night on a real database, with devices that hear and speak as their links would.
final class CallNight implements AutoCloseable {

    static final String SECRET = "een geheim van meer dan zestien tekens";
    static final CallRelay RELAY = new CallRelay(List.of("turn:relay.example:3478?transport=udp"), SECRET);

    final NightShift shift = new NightShift();
    final AtomicLong nanos = new AtomicLong();
    CallExchange exchange;
    CallService service;
    CallHearing hearing;
    CallLook look;

    CallNight() {
        shift.database.asWorker(tx -> tx.update(
                "insert into client (id, home_id, organisation_id, name, address, town, language, time_zone)"
                        + " values ($1, $2, $3, 'mevrouw Willemse', 'Dorpsstraat 1', 'De Bilt', 'nl', 'Europe/Amsterdam')",
                UUID.randomUUID(),
                NightShift.WILLEMSE.value(),
                shift.homeCare.value()));
        start();
    }

    /// Also what a restart of the server is: nothing but the tables is left.
    void start() {
        CallStore store = new PostgresCallStore(shift.database);
        CallPhotos photos = new CallPhotos(shift.database);
        exchange =
                new CallExchange(store, new CallSeats(Executors.newVirtualThreadPerTaskExecutor(), nanos::get), photos);
        service = new CallService(store, exchange::changed);
        hearing = new CallHearing(
                exchange,
                service,
                new CallDesk(shift.database, new Ladders(NightShift.PATIENCE)),
                new CallQualityBook(shift.database),
                new RelativeDesk(shift.database),
                photos,
                new CallHistory(shift.database),
                Optional.of(RELAY));
        look = new CallLook(store, service, exchange, hearing);
        look.look();
    }

    Page screen() {
        return new HomePage(this, NightShift.WILLEMSE, new EndpointId("screen")).here();
    }

    Page fatima() {
        return staff(NightShift.FATIMA, shift.nightCentre, "console-1", Role.OPERATOR);
    }

    Page joris() {
        return staff(NightShift.JORIS, shift.nightCentre, "console-2", Role.OPERATOR);
    }

    Page ans() {
        return staff(new Operator(new UserId(new UUID(2, 3)), "Ans"), shift.homeCare, "page-1", Role.CARER);
    }

    Page staff(Operator who, OrganisationId organisation, String endpoint, Role role) {
        return new StaffPage(
                        this,
                        new Person.Staff(who.id(), who.shownName()),
                        organisation,
                        Set.of(role),
                        new EndpointId(endpoint))
                .here();
    }

    /// What a page says is heard on a thread of its own.
    void awaitDark(boolean dark) {
        NightShift.await(
                "her screen is " + (dark ? "dark" : "lit"),
                () -> exchange.seats().screensOf(NightShift.WILLEMSE).isEmpty() == dark);
    }

    @Override
    public void close() {
        shift.close();
    }

    /// A device as a test sees it.
    abstract static class Page implements CallDevice {
        final CallNight night;
        final List<CallTold> told = new CopyOnWriteArrayList<>();
        final Map<CallId, CallState> calls = new ConcurrentHashMap<>();
        volatile String dropped = "";

        Page(CallNight night) {
            this.night = night;
        }

        Page here() {
            int before = told.size();
            say(new CallSaid.Here());
            NightShift.await("the whole", () -> told.stream().skip(before).anyMatch(CallTold.Whole.class::isInstance));
            return this;
        }

        void say(CallSaid said) {
            night.hearing.said(this, said);
        }

        @Override
        public void tell(CallTold message) {
            switch (message) {
                case CallTold.Whole whole -> {
                    calls.keySet()
                            .removeIf(call -> whole.calls().stream()
                                    .noneMatch(state -> state.call().equals(call)));
                    whole.calls().forEach(this::take);
                }
                case CallTold.Changed changed -> take(changed.call());
                default -> {}
            }
            told.add(message);
        }

        private void take(CallState state) {
            calls.merge(state.call(), state, (old, next) -> next.version() >= old.version() ? next : old);
        }

        @Override
        public void drop(String why) {
            dropped = why;
        }

        @Override
        public void replaced() {
            dropped = "replaced";
        }

        CallState awaitCall(CallId call, Predicate<CallState> so) {
            NightShift.await(
                    "of " + party() + " " + calls.get(call),
                    () -> Optional.ofNullable(calls.get(call)).filter(so).isPresent());
            return Objects.requireNonNull(calls.get(call));
        }

        CallState awaitRole(CallId call, CallState.Role role) {
            return awaitCall(call, state -> state.role() == role);
        }

        CallState awaitEnd(CallId call) {
            return awaitCall(call, state -> state.stage() == CallState.Stage.ENDED);
        }

        CallTold.Reason awaitRefusal(CallId call) {
            NightShift.await("a refusal " + told, () -> refusal(call).isPresent());
            return refusal(call).orElseThrow();
        }

        private Optional<CallTold.Reason> refusal(CallId call) {
            return told.stream()
                    .filter(CallTold.Refused.class::isInstance)
                    .map(CallTold.Refused.class::cast)
                    .filter(refused -> refused.call().equals(call))
                    .map(CallTold.Refused::reason)
                    .findFirst();
        }

        List<String> envelopes() {
            List<String> texts = new ArrayList<>();
            told.forEach(message -> {
                if (message instanceof CallTold.EnvelopeTold envelope) {
                    texts.add(envelope.from() + ": " + envelope.text());
                }
            });
            return texts;
        }
    }

    private static final class HomePage extends Page implements CallDevice.OfHome {
        private final GatewayId home;
        private final EndpointId endpoint;

        HomePage(CallNight night, GatewayId home, EndpointId endpoint) {
            super(night);
            this.home = home;
            this.endpoint = endpoint;
        }

        @Override
        public GatewayId home() {
            return home;
        }

        @Override
        public Person who() {
            return new Person.Resident();
        }

        @Override
        public EndpointId endpoint() {
            return endpoint;
        }
    }

    private static final class StaffPage extends Page implements CallDevice.OfStaff {
        private final Person who;
        private final OrganisationId organisation;
        private final Set<Role> roles;
        private final EndpointId endpoint;

        StaffPage(CallNight night, Person who, OrganisationId organisation, Set<Role> roles, EndpointId endpoint) {
            super(night);
            this.who = who;
            this.organisation = organisation;
            this.roles = roles;
            this.endpoint = endpoint;
        }

        @Override
        public Person who() {
            return who;
        }

        @Override
        public OrganisationId organisation() {
            return organisation;
        }

        @Override
        public Set<Role> roles() {
            return roles;
        }

        @Override
        public EndpointId endpoint() {
            return endpoint;
        }
    }
}
