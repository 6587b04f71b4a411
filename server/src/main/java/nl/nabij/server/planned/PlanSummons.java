package nl.nabij.server.planned;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.WebPush.PushKind;
import nl.nabij.contract.home.PlannedCalls;
import nl.nabij.server.escalation.Role;
import nl.nabij.server.escalation.StepTarget.RoleAt;
import nl.nabij.server.planned.DayJudgement.Turn;
import nl.nabij.server.push.Addressee;
import nl.nabij.server.push.Summons;
import nl.nabij.server.push.Summons.Asking;
import nl.nabij.server.push.Summons.Whom;

/// Whom the planned calls of now remind whose page is closed. Pure.
///
/// What the same people have to do at the same minute is one subject, so one message on a phone: a team
/// with fifty calls at ten is reminded once.
final class PlanSummons {

    private PlanSummons() {}

    /// The planned calls of one minute with the same people.
    ///
    /// @param person who works at that organisation and answers; empty for the team
    /// @param relative who may call; then nobody of the staff is reminded
    /// @param open at least one of them waits for somebody
    /// @param missed at least one of them did not take place
    record Asks(
            OrganisationId organisation,
            Instant at,
            Optional<UUID> person,
            Optional<UUID> relative,
            boolean open,
            boolean missed) {

        private Turn turn(Instant now) {
            return DayJudgement.turn(at, now);
        }

        private boolean isOpen(Instant now) {
            return open && turn(now) != Turn.NONE;
        }

        private boolean isWithOne() {
            return person.isPresent() || relative.isPresent();
        }

        /// Colleagues are asked as well, or were until it was missed.
        private boolean isOfTeam(Instant now) {
            return relative.isEmpty()
                    && (person.isEmpty() || turn(now) == Turn.LATE || !now.isBefore(at.plus(PlannedCalls.OVER)));
        }

        private Addressee one() {
            return relative.<Addressee>map(Addressee.Relative::new)
                    .orElseGet(() -> new Addressee.Staff(new UserId(person.orElseThrow())));
        }
    }

    private record Minute(OrganisationId organisation, Instant at) {}

    /// @return one for each phone and minute: of what is open, and of what was missed
    static List<Summons> of(List<Asks> all, Instant now) {
        List<Summons> told = new ArrayList<>();
        Map<Minute, List<Asks>> teams = new LinkedHashMap<>();
        Map<Minute, Set<UserId>> reminded = all.stream()
                .filter(asks -> asks.person().isPresent() && asks.isOpen(now))
                .collect(Collectors.groupingBy(
                        asks -> new Minute(asks.organisation(), asks.at()),
                        Collectors.mapping(asks -> new UserId(asks.person().orElseThrow()), Collectors.toSet())));
        for (Asks asks : all) {
            if (asks.isWithOne()) {
                Addressee one = asks.one();
                told(subject(one, asks.at()), new Whom.Named(one), Set.of(), List.of(asks), now)
                        .ifPresent(told::add);
            }
            if (asks.isOfTeam(now)) {
                teams.computeIfAbsent(new Minute(asks.organisation(), asks.at()), _ -> new ArrayList<>())
                        .add(asks);
            }
        }
        teams.forEach((minute, some) -> told(
                        subject(minute),
                        new Whom.Step(new RoleAt(minute.organisation(), Role.CARER)),
                        // Who is reminded of a call of her own needs no second message.
                        reminded.getOrDefault(minute, Set.of()),
                        some,
                        now)
                .ifPresent(told::add));
        return told;
    }

    /// Nobody is asked any more: they spoke, or it is otherwise now.
    static Summons over(UUID subject) {
        return new Summons(subject, List.of(), PushKind.PLANNED_OVER);
    }

    private static Optional<Summons> told(UUID subject, Whom whom, Set<UserId> not, List<Asks> some, Instant now) {
        Instant at = some.getFirst().at();
        if (some.stream().anyMatch(asks -> asks.isOpen(now))) {
            return Optional.of(new Summons(
                    subject, List.of(asking(DayJudgement.turn(at, now), at, whom, not)), PushKind.PLANNED_OVER));
        }
        return some.stream().anyMatch(Asks::missed)
                ? Optional.of(new Summons(subject, List.of(), PushKind.PLANNED_MISSED))
                : Optional.empty();
    }

    private static Asking asking(Turn turn, Instant at, Whom whom, Set<UserId> not) {
        Instant late = at.plus(PlannedCalls.LATE);
        return turn == Turn.LATE
                ? new Asking(PushKind.PLANNED_LATE, "late", whom, not, late, at.plus(PlannedCalls.OVER))
                : new Asking(PushKind.PLANNED, "soon", whom, not, at.minus(PlannedCalls.REMIND), late);
    }

    private static UUID subject(Addressee one, Instant at) {
        return switch (one) {
            case Addressee.Staff(UserId person) -> named("person " + person + " " + at.getEpochSecond());
            case Addressee.Relative(UUID relative) -> named("relative " + relative + " " + at.getEpochSecond());
        };
    }

    private static UUID subject(Minute minute) {
        return named("team " + minute.organisation() + " " + minute.at().getEpochSecond());
    }

    /// The same for each node and after each start.
    private static UUID named(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.US_ASCII));
    }
}
