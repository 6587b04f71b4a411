package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import nl.nabij.server.alarm.NightShift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A plan that is changed: what becomes of the days that it has already.
final class PlanChangeTest extends PlannedHome {

    @Test
    void whatIsDueCanBeHandedToAColleague() {
        onDuty();
        Moment at = in(20);
        String plan = planned(once("person", person("bas-as-carer"), at));
        forward(Duration.ofMinutes(22));
        assertThat(agenda("ans")).as("not hers, and not late").isEmpty();
        home.done("PUT", "/call-plans/" + plan, once("person", person("ans"), at));
        assertThat(agenda("ans").at("/0/mine").asBoolean()).isTrue();
        watch.wake();
        NightShift.await("reminded", () -> phone.kindsAt("ans").equals(List.of("planned")));
        assertThat(day(plan, at.day())).isEqualTo("planned");
    }

    @Test
    void whatIsLateStaysWhenOnlyItsWordsChange() {
        Moment at = in(20);
        String plan = planned(weekly(at));
        forward(Duration.ofMinutes(32));
        JsonNode after = home.done(
                "PUT", "/call-plans/" + plan, weekly(at).replace("\"days\"", "\"about\":\"medicijnen\",\"days\""));
        assertThat(after.at("/plans/0/coming/0/day").asText())
                .isEqualTo(at.day().toString());
        assertThat(day(plan, at.day())).isEqualTo("planned");
        forward(Duration.ofHours(1));
        awaitState(plan, "missed");
    }

    @Test
    void aTimeThatIsOverTodayBeginsWithTheNextDay() {
        Moment past = in(-30);
        JsonNode planned = home.done("POST", "/call-plans", weekly(past));
        LocalDate next = past.day().plusDays(1);
        assertThat(planned.at("/plans/0/firstDay").asText()).isEqualTo(next.toString());
        assertThat(screen()).singleElement().satisfies(told -> {
            assertThat(told.isOn(past.day())).as("her screen counts from it").isFalse();
            assertThat(told.isOn(next)).isTrue();
        });
    }

    @Test
    void aPlanThatIsMovedToATimeOfTodayThatIsOverIsOffToday() {
        Moment past = in(-30);
        String plan = planned(weekly(past));
        home.done("PUT", "/call-plans/" + plan, weekly(past));
        assertThat(day(plan, past.day())).isEqualTo("skipped");
        assertThat(screen().getFirst().skipped()).containsExactly(past.day());
        Moment later = in(30);
        home.done("PUT", "/call-plans/" + plan, weekly(new Moment(past.day(), later.time())));
        assertThat(day(plan, later.day())).as("nobody called it off").isEqualTo("planned");
    }

    @ParameterizedTest(name = "{0}, {1}, called off by {2}: {3}")
    @CsvSource({
        "once,   missed,  '',    planned",
        "once,   held,    '',    planned",
        "once,   skipped, Bas,   planned",
        "weekly, missed,  '',    planned",
        "weekly, held,    '',    held",
        "weekly, skipped, '',    planned",
        "weekly, skipped, Bas,   skipped",
    })
    void aDayThatIsMovedToLaterIsPlannedAgainWhereThatIsMeant(String how, String was, String by, String becomes) {
        Moment at = in(5);
        Moment later = new Moment(at.day(), in(40).time());
        boolean weekly = how.equals("weekly");
        String plan = planned(weekly ? weekly(at) : once("team", "", at));
        centre.night.fixture.asAdministrator("update planned_call_day set state = '" + was
                + "', look_at = null, said_by = nullif('" + by + "', '') where day = '" + at.day() + "'");
        home.done("PUT", "/call-plans/" + plan, weekly ? weekly(at) : once("team", "", at));
        assertThat(day(plan, at.day())).as("at the same time").isEqualTo(was);
        home.done("PUT", "/call-plans/" + plan, weekly ? weekly(later) : once("team", "", later));
        assertThat(day(plan, at.day())).isEqualTo(becomes);
    }

    @Test
    void twoWhoPlanAtTheSameMomentDoNotClash() {
        Moment at = in(20);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch may = new CountDownLatch(1);
        centre.night.database.asWorker(tx -> tx.update(
                "insert into gateway (home_id, organisation_id) values ($1, $2) on conflict do nothing",
                WILLEMSE.value(),
                centre.night.homeCare.value()));
        // Both get as far as what each of them writes last.
        CompletableFuture<Void> holder = CompletableFuture.runAsync(
                () -> centre.night.database.asWorker(tx -> {
                    tx.update(
                            "update gateway set config_revision = config_revision where home_id = $1",
                            WILLEMSE.value());
                    held.countDown();
                    try {
                        may.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return 0;
                }),
                Thread::startVirtualThread);
        NightShift.await("the last row is held", () -> held.getCount() == 0);
        List<CompletableFuture<Integer>> both = Stream.of("ans", "bas")
                .peek(centre::token)
                .map(who -> CompletableFuture.supplyAsync(
                        () -> home.call(who, "POST", "/call-plans", once("team", "", at))
                                .status(),
                        Thread::startVirtualThread))
                .toList();
        NightShift.await(
                "both wait",
                () -> centre.night.fixture.asAdministratorNumber(
                                "select count(*) from pg_stat_activity where datname = current_database()"
                                        + " and wait_event_type = 'Lock'")
                        == 2);
        may.countDown();
        holder.join();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void whatIsOverIsWorkedOnNoMore() {
        String over = planned(once("team", "", in(20)));
        String goesOn = planned(weekly(in(60)));
        forward(Duration.ofDays(2));
        NightShift.await("its days", () -> through(goesOn).isAfter(through(over)));
        forward(Duration.ofDays(2));
        NightShift.await("its days", () -> through(goesOn).isAfter(through(over).plusDays(3)));
    }

    private LocalDate through(String plan) {
        return centre.night.database.asWorker(tx -> tx.one(
                "select made_through from planned_call where id = $1",
                row -> row.getLocalDate(0),
                UUID.fromString(plan)));
    }

    private String day(String plan, LocalDate day) {
        return centre.night.database.asWorker(tx -> tx.first(
                        "select state from planned_call_day where plan_id = $1 and day = $2",
                        row -> row.getString(0),
                        UUID.fromString(plan),
                        day)
                .orElse("none"));
    }
}
