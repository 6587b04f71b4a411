package nl.nabij.server.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Presence;
import nl.nabij.server.PushedClock;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PresencesTest {

    private static final TestDatabase FIXTURE = TestDatabase.fresh();
    private static final Database DATABASE = FIXTURE.database();
    private static final OrganisationId BILT = FIXTURE.organisation("De Bilt", "care");
    private static final OrganisationId ZEIST = FIXTURE.organisation("Zeist", "care");
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

    private static final PresenceStore STORE = new PresenceStore();

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    @Test
    void a_home_is_silent_once_after_90_seconds_and_an_announced_goodbye_gets_5_minutes() {
        Silence silence = new Silence();
        GatewayId home = new GatewayId("a");
        GatewayId leaving = new GatewayId("b");
        silence.heard(home, NOW);
        silence.leaving(leaving, NOW);
        assertThat(silence.due(NOW.plusSeconds(89))).isEmpty();
        assertThat(silence.due(NOW.plusSeconds(90))).containsExactly(home);
        assertThat(silence.due(NOW.plusSeconds(91))).as("not stored yet").containsExactly(home);
        silence.stored(List.of(home));
        assertThat(silence.due(NOW.plusSeconds(92))).isEmpty();
        assertThat(silence.due(NOW.plusSeconds(300))).containsExactly(leaving);
        assertThat(silence.back(NOW.plusSeconds(301))).isEmpty();
        silence.heard(home, NOW.plusSeconds(301));
        assertThat(silence.back(NOW.plusSeconds(301))).containsExactly(home);
        assertThat(silence.back(NOW.plusSeconds(302))).as("not stored yet").containsExactly(home);
        silence.ended(home);
        assertThat(silence.back(NOW.plusSeconds(303))).isEmpty();
    }

    @Test
    void what_may_have_been_committed_is_told_again_whichever_it_then_is() {
        Silence silence = new Silence();
        GatewayId home = new GatewayId("a");
        silence.heard(home, NOW);
        assertThat(silence.due(NOW.plusSeconds(90))).containsExactly(home);
        silence.heard(home, NOW.plusSeconds(91));
        assertThat(silence.back(NOW.plusSeconds(91))).as("may be a fault").containsExactly(home);
        assertThat(silence.due(NOW.plusSeconds(181))).as("may be none any more").containsExactly(home);
        silence.stored(List.of(home));
        silence.connected(home, NOW.plusSeconds(200));
        assertThat(silence.back(NOW.plusSeconds(200)))
                .as("what was before our start")
                .containsExactly(home);
    }

    @Test
    void a_silence_and_a_return_that_the_database_missed_are_told_when_it_is_there_again() {
        GatewayId home =
                homes("missed", FIXTURE.organisation("Leusden", "care"), 1).getFirst();
        PushedClock clock = new PushedClock();
        try (Presences presences = new Presences(DATABASE, clock, () -> {}, () -> {})) {
            presences.heard(home);
            presences.look();
            clock.forward(Silence.LIMIT);
            withoutFaults(() -> assertThatThrownBy(presences::look).isInstanceOf(PgException.class));
            presences.look();
            assertThat(count("home_id = 'missed0' and ended_at is null")).isEqualTo(1);

            presences.heard(home);
            withoutFaults(() -> assertThatThrownBy(presences::look).isInstanceOf(PgException.class));
            presences.look();
            assertThat(count("home_id = 'missed0' and ended_at is null")).isZero();
        }
    }

    @Test
    void many_that_come_and_go_are_written_together_and_one_that_is_no_more_hinders_none() {
        OrganisationId hilversum = FIXTURE.organisation("Hilversum", "care");
        List<GatewayId> homes = homes("together", hilversum, 6);
        silent(homes);
        PresenceNews news = new PresenceNews();
        homes.forEach(home -> news.connected(home, hilversum));
        news.connected(new GatewayId("moved-away"), hilversum);
        news.online(
                homes.getFirst(),
                new Presence.Online(1, "0.9\0", java.util.UUID.randomUUID(), true, 0, java.util.Optional.empty()));
        news.leaving(homes.get(1), "update");
        news.disconnected(homes.get(1), java.util.Optional.of(NOW));
        assertThat(DATABASE.<List<GatewayId>>asWorker(tx -> STORE.write(tx, news.take(100))))
                .containsExactlyInAnyOrderElementsOf(homes);
        assertThat(count("home_id like 'together%' and ended_at is null")).isZero();
        assertThat(count(incidentOf(hilversum) + " and ended_at is null")).isZero();
        assertThat(gateways("home_id like 'together%' and connected and leaving is null"))
                .isEqualTo(5);
        assertThat(gateways("home_id = 'together1' and not connected and leaving = 'update' and last_heard_at = '" + NOW
                        + "'"))
                .isEqualTo(1);
        assertThat(gateways("home_id = 'together0' and software like '0.9_' and clock_synchronised"))
                .isEqualTo(1);

        news.disconnected(homes.getFirst(), java.util.Optional.empty());
        news.connected(homes.get(1), hilversum);
        assertThat(DATABASE.<List<GatewayId>>asWorker(tx -> STORE.write(tx, news.take(100))))
                .as("none was silent")
                .isEmpty();
        assertThat(gateways("home_id = 'together0' and not connected and software like '0.9_'"))
                .isEqualTo(1);
        assertThat(gateways("home_id = 'together1' and connected and leaving is null"))
                .isEqualTo(1);
    }

    @Test
    void what_could_not_be_written_at_a_connect_is_written_at_a_later_look() {
        OrganisationId laren = FIXTURE.organisation("Laren", "care");
        GatewayId home = homes("unwritten", laren, 1).getFirst();
        try (Presences presences = new Presences(DATABASE, new PushedClock(), () -> {}, () -> {})) {
            FIXTURE.asAdministrator("alter table gateway rename to gateway_away");
            try {
                presences.connected(home, laren);
            } finally {
                FIXTURE.asAdministrator("alter table gateway_away rename to gateway");
            }
            NightShift.await("written", () -> {
                presences.look();
                return gateways("home_id = 'unwritten0' and connected") == 1;
            });
        }
    }

    private static long gateways(String where) {
        return DATABASE.asWorker(tx -> tx.one("select count(*) from gateway where " + where, row -> row.getLong(0)));
    }

    private static void withoutFaults(Runnable work) {
        FIXTURE.asAdministrator("alter table fault rename to fault_away");
        try {
            work.run();
        } finally {
            FIXTURE.asAdministrator("alter table fault_away rename to fault");
        }
    }

    @Test
    void a_few_silences_are_a_fault_each_and_end_when_the_home_is_back() {
        List<GatewayId> homes = homes("few", BILT, 4);
        silent(homes);
        silent(homes);
        assertThat(count("fault = 'home.silent' and home_id like 'few%' and folded_into is null and ended_at is null"))
                .isEqualTo(4);
        assertThat(count(incidentOf(BILT))).isZero();
        homes.forEach(PresencesTest::back);
        assertThat(DATABASE.<List<GatewayId>>asWorker(tx -> STORE.back(tx, homes)))
                .isEmpty();
        assertThat(count("home_id like 'few%' and ended_at is null")).isZero();
    }

    @Test
    void many_at_once_are_one_incident_of_their_organisation_until_too_few_are_left() {
        List<GatewayId> homes = homes("many", ZEIST, 7);
        silent(homes.subList(0, 3));
        silent(homes.subList(3, 6));
        silent(homes.subList(6, 7));
        String incident = incidentOf(ZEIST);
        assertThat(count(incident + " and homes = 7 and ended_at is null")).isEqualTo(1);
        assertThat(count("home_id like 'many%' and folded_into is null")).isZero();
        homes.subList(0, 2).forEach(PresencesTest::back);
        assertThat(count(incident + " and ended_at is null"))
                .as("five are left")
                .isEqualTo(1);
        back(homes.get(2));
        assertThat(count(incident + " and ended_at is null")).isZero();
        assertThat(count("home_id like 'many%' and folded_into is null and ended_at is null"))
                .as("each of those left is a fault of its own")
                .isEqualTo(4);
        homes.subList(3, 7).forEach(PresencesTest::back);
        assertThat(count("home_id like 'many%' and ended_at is null")).isZero();
    }

    @Test
    void a_later_silence_is_not_of_an_incident_that_lasts() {
        OrganisationId soest = FIXTURE.organisation("Soest", "care");
        List<GatewayId> homes = homes("later", soest, 8);
        silent(homes.subList(0, 5));
        age(soest, 40);
        silent(homes.subList(5, 6));
        age(soest, 40);
        silent(homes.subList(6, 7));
        assertThat(count("home_id like 'later%' and folded_into is null"))
                .as("one fell silent 40 s before")
                .isZero();
        age(soest, 61);
        silent(homes.subList(7, 8));
        assertThat(count("home_id = 'later7' and folded_into is null and ended_at is null"))
                .isEqualTo(1);
        assertThat(count(incidentOf(soest) + " and homes = 7 and ended_at is null"))
                .isEqualTo(1);
    }

    @Test
    void many_that_are_silent_later_are_a_new_incident_which_takes_over_those_left() {
        OrganisationId baarn = FIXTURE.organisation("Baarn", "care");
        List<GatewayId> homes = homes("anew", baarn, 11);
        silent(homes.subList(0, 6));
        age(baarn, 61);
        back(homes.getFirst());
        silent(homes.subList(6, 11));
        assertThat(count(incidentOf(baarn) + " and homes = 6 and ended_at is not null"))
                .isEqualTo(1);
        assertThat(count(incidentOf(baarn) + " and homes = 10 and ended_at is null"))
                .isEqualTo(1);
        assertThat(count("home_id like 'anew%' and folded_into is null")).isZero();
    }

    private static void silent(List<GatewayId> homes) {
        DATABASE.asWorker(tx -> STORE.silent(tx, homes));
    }

    private static void back(GatewayId home) {
        assertThat(DATABASE.<List<GatewayId>>asWorker(tx -> STORE.back(tx, List.of(home))))
                .containsExactly(home);
    }

    private static void age(OrganisationId organisation, int seconds) {
        FIXTURE.asAdministrator("update fault set since = since - interval '" + seconds
                + " seconds' where organisation_id = '" + organisation + "'");
    }

    private static String incidentOf(OrganisationId organisation) {
        return "fault = 'mass.outage' and organisation_id = '" + organisation + "'";
    }

    private static List<GatewayId> homes(String prefix, OrganisationId organisation, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    FIXTURE.home(prefix + i, organisation);
                    return new GatewayId(prefix + i);
                })
                .toList();
    }

    private static long count(String where) {
        return DATABASE.asWorker(tx -> tx.one("select count(*) from fault where " + where, row -> row.getLong(0)));
    }
}
