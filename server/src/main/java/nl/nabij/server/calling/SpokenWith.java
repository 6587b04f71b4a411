package nl.nabij.server.calling;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallEvent;
import nl.nabij.server.call.CallLifeCycle;
import nl.nabij.server.call.Party;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.call.Person;
import nl.nabij.server.call.Why;
import nl.nabij.server.postgres.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// With whom a client spoke in one call: those whose media came together with hers. A look is no talk, and
/// speech for an alarm is about the alarm.
///
/// @param organisation whose client she is
/// @param byHer she began it
/// @param planned the planned call that it was begun as
/// @param staff those who work at that organisation; who answers for it at night does not
public record SpokenWith(
        CallId call,
        GatewayId home,
        OrganisationId organisation,
        Instant begunAt,
        boolean byHer,
        Optional<UUID> planned,
        Set<UUID> staff,
        Set<UUID> relatives) {

    public SpokenWith {
        staff = Set.copyOf(staff);
        relatives = Set.copyOf(relatives);
    }

    private static final Logger LOG = LoggerFactory.getLogger(SpokenWith.class);

    private record Began(CallId call, GatewayId home, OrganisationId organisation) {}

    /// In these homes, in calls that began at or after a moment; those in which nobody spoke are not in it.
    /// Blocks.
    public static List<SpokenWith> since(Transaction tx, List<GatewayId> homes, Instant begun) {
        List<SpokenWith> all = tx
                .list(
                        "select id, home_id, organisation_id from call where home_id = any($1) and begun_at >= $2"
                                + " order by begun_at",
                        row -> new Began(
                                new CallId(row.getUUID(0)),
                                new GatewayId(row.getString(1)),
                                new OrganisationId(row.getUUID(2))),
                        homes.stream().map(GatewayId::value).toArray(String[]::new),
                        begun.atOffset(ZoneOffset.UTC))
                .stream()
                .flatMap(call -> safely(tx, call).stream())
                .toList();
        UUID[] people =
                all.stream().flatMap(each -> each.staff().stream()).distinct().toArray(UUID[]::new);
        if (people.length == 0) {
            return all;
        }
        Map<UUID, OrganisationId> work = tx
                .list(
                        "select id, organisation_id from person where id = any($1)",
                        row -> Map.entry(row.getUUID(0), new OrganisationId(row.getUUID(1))),
                        (Object) people)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return all.stream().map(each -> each.withOwn(work)).toList();
    }

    private SpokenWith withOwn(Map<UUID, OrganisationId> work) {
        Set<UUID> own = staff.stream()
                .filter(person -> organisation.equals(work.get(person)))
                .collect(Collectors.toSet());
        return new SpokenWith(call, home, organisation, begunAt, byHer, planned, own, relatives);
    }

    private static Optional<SpokenWith> spoken(Transaction tx, Began call) {
        List<CallEvent> events = tx.list(
                "select body::text from call_event where call_id = $1 order by seq",
                row -> PostgresCallStore.event(row.getString(0)),
                call.call().value());
        return CallLifeCycle.fold(events) instanceof Call.Known known ? of(call, known, events) : Optional.empty();
    }

    /// A call whose history cannot be read must not keep the planned calls of all others from their course.
    private static Optional<SpokenWith> safely(Transaction tx, Began call) {
        try {
            return spoken(tx, call);
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.error("the history of a call cannot be read call={}", call.call(), e);
            return Optional.empty();
        }
    }

    private static Optional<SpokenWith> of(Began began, Call.Known call, List<CallEvent> events) {
        Why why = call.facts().origin().why();
        if (why instanceof Why.Look || why instanceof Why.ForAlarm) {
            return Optional.empty();
        }
        Set<PartyId> met = new HashSet<>();
        for (CallEvent event : events) {
            if (event instanceof CallEvent.MediaConnected(PartyId one, PartyId other, int _, Instant _)
                    && (one.equals(PartyId.HOME) || other.equals(PartyId.HOME))) {
                met.add(one.equals(PartyId.HOME) ? other : one);
            }
        }
        if (met.isEmpty()) {
            return Optional.empty();
        }
        List<Person> people = call.facts().parties().stream()
                .map(Party::who)
                .filter(who -> met.contains(who.party()))
                .toList();
        return Optional.of(new SpokenWith(
                began.call(),
                began.home(),
                began.organisation(),
                call.facts().origin().begunAt(),
                call.facts().origin().begunBy().equals(PartyId.HOME),
                why instanceof Why.Planned(UUID plan) ? Optional.of(plan) : Optional.empty(),
                people.stream()
                        .filter(Person.Staff.class::isInstance)
                        .map(who -> ((Person.Staff) who).user().value())
                        .collect(Collectors.toSet()),
                people.stream()
                        .filter(Person.Relative.class::isInstance)
                        .map(who -> ((Person.Relative) who).contact())
                        .collect(Collectors.toSet())));
    }
}
