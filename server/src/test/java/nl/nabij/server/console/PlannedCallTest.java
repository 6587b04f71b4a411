package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.Test;

/// A call that was agreed upon with mevrouw Willemse, from the office's page to what became of it.
final class PlannedCallTest extends PlannedHome {

    @Test
    void itStandsOnHerScreenItsCarerIsRemindedAndHerCallIsIt() {
        onDuty();
        Moment at = in(20);
        JsonNode planned = home.done("POST", "/call-plans", once("team", "", at));
        assertThat(planned.at("/plans/0/coming/0/state").asText()).isEqualTo("planned");
        assertThat(screen()).singleElement().satisfies(told -> {
            assertThat(told.with()).isEmpty();
            assertThat(told.at()).isEqualTo(at.time());
        });
        assertThat(agenda("ans").at("/0/mine").asBoolean()).isTrue();
        assertThat(agenda("ans").at("/0/about").asText()).isEqualTo("medicijnen");
        watch.wake();
        assertThat(phone.pushes()).as("it is early").isEmpty();

        forward(Duration.ofMinutes(16));
        NightShift.await("reminded", () -> phone.kindsAt("ans").equals(List.of("planned")));
        speaks("ans", CallState.Why.TO_TALK, CallState.Why.PLANNED);
        forward(Duration.ofSeconds(16));
        awaitState("held");
        NightShift.await("her screen is told", () -> toldScreens.contains(WILLEMSE));
        assertThat(screen())
                .singleElement()
                .satisfies(told -> assertThat(told.held()).containsExactly(at.day()));
        NightShift.await("taken back", () -> phone.kindsAt("ans").equals(List.of("planned", "planned-over")));
        forward(Duration.ofMinutes(5));
        assertThat(agenda("ans")).isEmpty();
    }

    @Test
    void whoeverIsLateIsHelpedByColleaguesAndAfterAnHourItIsMissed() {
        onDuty();
        home.done("POST", "/call-plans", once("person", person("ans"), in(20)));
        assertThat(agenda("zoe")).as("another organisation").isEmpty();
        forward(Duration.ofMinutes(31));
        NightShift.await("late", () -> phone.kindsAt("ans").contains("planned-late"));
        forward(Duration.ofMinutes(50));
        awaitState("missed");
        NightShift.await(
                "her phone says so",
                () -> phone.kindsAt("ans").equals(List.of("planned", "planned-late", "planned-missed"))
                        || phone.kindsAt("ans").equals(List.of("planned-late", "planned-missed")));
        assertThat(agenda("ans").at("/0/state").asText()).isEqualTo("missed");
        forward(Duration.ofHours(4));
        assertThat(agenda("ans")).isEmpty();
    }

    @Test
    void aColleagueWhoStepsInHoldsItForTheOther() {
        home.done("POST", "/call-plans", once("person", person("bas-as-carer"), in(20)));
        assertThat(agenda("ans")).as("not hers, and not late").isEmpty();
        forward(Duration.ofMinutes(31));
        assertThat(agenda("ans").at("/0/mine").asBoolean()).isFalse();
        speaks("ans", CallState.Why.PLANNED, CallState.Why.PLANNED);
        forward(Duration.ofSeconds(16));
        awaitState("held");
    }

    @Test
    void anotherCallThanThePlannedOneIsNotIt() {
        home.done("POST", "/call-plans", once("person", person("bas-as-carer"), in(20)));
        forward(Duration.ofMinutes(16));
        speaks("ans", CallState.Why.TO_TALK, CallState.Why.TO_TALK);
        forward(Duration.ofSeconds(16));
        awaitState("planned");
        forward(Duration.ofHours(2));
        awaitState("missed");
    }

    @Test
    void calledOffNobodyIsRemindedAndItCanBeUndone() {
        onDuty();
        Moment at = in(20);
        String plan =
                home.done("POST", "/call-plans", weekly(at)).at("/plans/0/id").asText();
        String day = "/call-plans/" + plan + "/days/" + at.day();
        JsonNode off = home.done("PUT", day, "{\"skipped\":true}");
        assertThat(off.at("/plans/0/coming/0/state").asText()).isEqualTo("skipped");
        assertThat(off.at("/plans/0/coming/1/state").asText()).isEqualTo("planned");
        assertThat(screen().getFirst().skipped()).containsExactly(at.day());
        forward(Duration.ofMinutes(16));
        awaitState("skipped");
        home.done("PUT", day, "{\"skipped\":false}");
        watch.wake();
        NightShift.await("reminded after all", () -> phone.kindsAt("ans").equals(List.of("planned")));
        home.done("DELETE", "/call-plans/" + plan, "");
        watch.wake();
        NightShift.await("taken back", () -> phone.kindsAt("ans").equals(List.of("planned", "planned-over")));
        assertThat(screen()).isEmpty();
        assertThat(home.bas("PUT", day, "{\"skipped\":true}").status()).isEqualTo(404);
    }

    @Test
    void aDayThatIsBackAfterThePlanGotAnotherTimeIsAtThatTime() {
        Moment at = in(20);
        String plan =
                home.done("POST", "/call-plans", weekly(at)).at("/plans/0/id").asText();
        String day = "/call-plans/" + plan + "/days/" + at.day().plusDays(1);
        home.done("PUT", day, "{\"skipped\":true}");
        home.done("PUT", "/call-plans/" + plan, weekly(new Moment(at.day(), in(50).time())));
        home.done("PUT", day, "{\"skipped\":false}");
        long times = centre.night.database.asWorker(tx -> tx.one(
                "select count(distinct (at at time zone 'Europe/Amsterdam')::time) from planned_call_day",
                row -> row.getLong(0)));
        assertThat(times).as("all its days are at the new time").isEqualTo(1);
    }

    @Test
    void daysAreMadeAheadWheneverTheCentreIsThere() {
        home.done("POST", "/call-plans", weekly(in(20)));
        long made = days();
        assertThat(made).isEqualTo(4);
        forward(Duration.ofDays(2));
        NightShift.await("two more", () -> days() == made + 2);
        awaitState("missed");
    }

    @Test
    void whereNobodyIsAtHomeNobodyIsReminded() {
        onDuty();
        home.done("POST", "/call-plans", once("team", "", in(20)));
        centre.night.fixture.asAdministrator(
                "update home set stay = 'away', stay_since = now() where id = 'gw-willemse'");
        assertThat(screen()).isEmpty();
        assertThat(agenda("ans").at("/0/away").asBoolean()).isTrue();
        forward(Duration.ofMinutes(21));
        awaitState("skipped");
        assertThat(phone.pushes()).isEmpty();
    }

    @Test
    void herDaughterSeesItAndItsHourCounts() {
        JsonNode invited =
                home.done("POST", "/relatives", "{\"name\":\"Anna\",\"relation\":\"daughter\",\"by\":\"zij\"}");
        String anna = invited.get("relative").asText();
        FamilyPage page = FamilyPage.of(
                centre, FamilyPage.opens(centre, invited.get("link").asText()));
        // Two minutes of a night that is not now.
        Moment night = in(720);
        home.done(
                "PUT",
                "/relatives/" + anna,
                "{\"mayCall\":true,\"from\":\"%s\",\"until\":\"%s\",\"onScreen\":true,\"by\":\"zij\"}"
                        .formatted(night.hour() + ":00", night.hour() + ":02"));
        home.done("POST", "/call-plans", once("relative", anna, in(10)));
        assertThat(screen()).singleElement().satisfies(told -> {
            assertThat(told.with()).contains("Anna");
            assertThat(told.face()).contains(UUID.fromString(anna));
        });
        assertThat(page.me().at("/planned/0/state").asText()).isEqualTo("planned");
        assertThat(agenda("ans")).as("staff call for staff").isEmpty();
        screenSays(new CallSaid.Here());
        FamilyPage.Line line = page.line(client, "phone");
        line.say(knock(CallState.Why.TO_TALK));
        line.awaitCall(call, state -> state.why() == CallState.Why.PLANNED);
        screenSays(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        line.awaitCall(call, state -> state.role() == CallState.Role.SPEAKS);
        screenSays(new CallSaid.Connected(call, "relative-" + anna, 1));
        line.awaitCall(call, state -> state.stage() == CallState.Stage.CONNECTED);
        forward(Duration.ofMinutes(9));
        awaitState("held");
        assertThat(page.me().at("/planned/0/state").asText()).isEqualTo("held");
        home.done("DELETE", "/relatives/" + anna, "");
        assertThat(screen()).as("who may not call is on no screen").isEmpty();
    }

    @Test
    void herDaughtersPhoneIsRemindedAndNobodysOfTheStaff() {
        onDuty();
        JsonNode invited =
                home.done("POST", "/relatives", "{\"name\":\"Anna\",\"relation\":\"daughter\",\"by\":\"zij\"}");
        FamilyPage page = FamilyPage.of(
                centre, FamilyPage.opens(centre, invited.get("link").asText()));
        assertThat(page.send("PUT", "/push/subscription", phone.subscription("anna"))
                        .status())
                .isEqualTo(204);
        home.done(
                "POST", "/call-plans", once("relative", invited.get("relative").asText(), in(20)));
        forward(Duration.ofMinutes(16));
        NightShift.await("reminded", () -> phone.kindsAt("anna").equals(List.of("planned")));
        forward(Duration.ofMinutes(15));
        NightShift.await("late", () -> phone.kindsAt("anna").equals(List.of("planned", "planned-late")));
        assertThat(phone.kindsAt("ans")).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsWritten() {
        Moment at = in(20);
        assertThat(home.bas(
                                "POST",
                                "/call-plans",
                                once("team", "", new Moment(at.day().minusDays(1), "10:00")))
                        .error())
                .isEqualTo("past");
        Caller.Answer hour = home.bas("POST", "/call-plans", once("team", "", new Moment(at.day(), "26:00")));
        assertThat(hour.status()).isEqualTo(400);
        assertThat(hour.json().get("message").asText()).contains("such as 10:30");
        assertThat(home.bas(
                                "POST",
                                "/call-plans",
                                once("person", UUID.randomUUID().toString(), at))
                        .json()
                        .get("message")
                        .asText())
                .contains("works with clients");
        assertThat(home.bas(
                                "POST",
                                "/call-plans",
                                once("relative", UUID.randomUUID().toString(), at))
                        .status())
                .isEqualTo(400);
        assertThat(home.bas("POST", "/call-plans", once("person", "", at)).status())
                .isEqualTo(400);
        assertThat(home.bas(
                                "POST",
                                "/call-plans",
                                once("team", "", new Moment(at.day().plusYears(3), "10:00")))
                        .status())
                .isEqualTo(400);
        assertThat(home.call("zoe", "POST", "/call-plans", once("team", "", at)).status())
                .isEqualTo(404);
        assertThat(home.call("fatima", "POST", "/call-plans", once("team", "", at))
                        .status())
                .isEqualTo(403);
        assertThat(home.done("GET", "/call-plans", "").get("plans")).isEmpty();

        String plan = home.call("ans", "POST", "/call-plans", weekly(at))
                .json()
                .at("/plans/0/id")
                .asText();
        Caller.Answer clash = home.bas("POST", "/call-plans", once("team", "", in(30)));
        assertThat(clash.error()).isEqualTo("clash");
        assertThat(clash.json().get("message").asText()).contains(at.time()).contains("15 min");
        assertThat(home.bas("PUT", "/call-plans/" + plan + "/days/tomorrow", "{\"skipped\":true}")
                        .status())
                .isEqualTo(400);
        assertThat(home.bas("PUT", "/call-plans/" + plan + "/days/" + at.day().minusDays(1), "{\"skipped\":true}")
                        .status())
                .isEqualTo(404);
        JsonNode moved = home.done("PUT", "/call-plans/" + plan, once("team", "", in(45)));
        assertThat(moved.get("plans")).hasSize(1);
        assertThat(moved.at("/plans/0/at").asText()).isEqualTo(in(45).time());
        assertThat(days()).as("of the other times nothing is left").isEqualTo(1);
        assertThat(centre.looks()).contains("Bas change call planned refused", "Bas change planned call changed done");
    }

    @Test
    void thatItIsCalledOffForMonthsIsAPlanThatShouldEnd() {
        Moment at = in(20);
        String plan =
                home.done("POST", "/call-plans", weekly(at)).at("/plans/0/id").asText();
        centre.night.fixture.asAdministrator(
                "insert into planned_call_day (plan_id, day, home_id, organisation_id, at, state)"
                        + " select p.id, p.first_day + n, p.home_id, p.organisation_id, now() + n * interval '1 day', 'skipped'"
                        + " from planned_call p, generate_series(10, 69) n");
        assertThat(home.bas("PUT", "/call-plans/" + plan + "/days/" + at.day().plusDays(1), "{\"skipped\":true}")
                        .error())
                .isEqualTo("too-many-off");
        assertThat(screen().getFirst().skipped()).hasSize(60);
        home.done("PUT", "/call-plans/" + plan + "/days/" + at.day().plusDays(10), "{\"skipped\":false}");
        home.done("PUT", "/call-plans/" + plan + "/days/" + at.day().plusDays(1), "{\"skipped\":true}");
    }
}
