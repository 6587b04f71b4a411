package nl.nabij.contract;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.face.CallPlans;
import nl.nabij.contract.face.CallPlans.PlanState;
import nl.nabij.contract.face.CallPlans.WithKind;
import nl.nabij.contract.face.ResidentState;
import nl.nabij.contract.home.PlannedCall;

/// Planned calls as they go over the link and to pages.
final class PlanSamples {

    private static final UUID PLAN = UUID.fromString("3c9d1e70-0000-4000-8000-0000000000b1");
    private static final UUID ANNA = UUID.fromString("3c9d1e70-0000-4000-8000-0000000000a1");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final Instant AT = Instant.parse("2026-12-01T09:30:00Z");

    private PlanSamples() {}

    static PlannedCall planned() {
        return new PlannedCall(
                PLAN,
                Optional.of("Anna"),
                Optional.of(ANNA),
                List.of(DayOfWeek.TUESDAY),
                "10:30",
                DAY,
                Optional.of(DAY.plusDays(28)),
                List.of(DAY.plusDays(7)),
                List.of(DAY));
    }

    static ResidentState.Appointment appointment() {
        return new ResidentState.Appointment(
                PLAN, AT, Optional.of("Anna"), Optional.of(ANNA), ResidentState.Settled.SKIPPED);
    }

    static CallPlans.PlanDay day() {
        return new CallPlans.PlanDay(DAY, AT, PlanState.PLANNED);
    }

    static Map<String, Object> all() {
        return Map.ofEntries(
                Map.entry(
                        "call-plans",
                        new CallPlans(List.of(new CallPlans.CallPlan(
                                PLAN,
                                WithKind.RELATIVE,
                                Optional.of(ANNA),
                                Optional.of("Anna"),
                                false,
                                List.of(DayOfWeek.TUESDAY),
                                "10:30",
                                DAY,
                                Optional.of(DAY.plusDays(28)),
                                Optional.of("medicijnen"),
                                List.of(day()),
                                "Beheerder",
                                AT)))),
                Map.entry(
                        "call-plan-agree",
                        new CallPlans.AgreeCall(
                                WithKind.TEAM,
                                Optional.empty(),
                                List.of(),
                                "10:30",
                                DAY,
                                Optional.empty(),
                                Optional.of("medicijnen"))),
                Map.entry("call-plan-day", new CallPlans.SayDay(true)),
                Map.entry(
                        "planned-call-coming",
                        new CallPlans.PlannedToday(
                                PLAN,
                                DAY,
                                AT,
                                PlanState.MISSED,
                                LinkSamples.HOME,
                                "mevrouw Willemse",
                                WithKind.PERSON,
                                Optional.of("Fatima"),
                                true,
                                false,
                                Optional.empty())));
    }
}
