package nl.nabij.server.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
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

    private final PresenceStore store = new PresenceStore();

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
        assertThat(silence.due(NOW.plusSeconds(91))).isEmpty();
        assertThat(silence.isSilent(home)).isEqualTo(Optional.of(true));
        assertThat(silence.due(NOW.plusSeconds(300))).containsExactly(leaving);
        assertThat(silence.heard(home, NOW.plusSeconds(301))).isTrue();
        assertThat(silence.heard(home, NOW.plusSeconds(302))).isFalse();
    }

    @Test
    void a_few_silences_are_a_fault_each_and_end_when_the_home_is_back() {
        List<GatewayId> homes = homes("few", BILT, 4);
        DATABASE.asWorker(tx -> store.silent(tx, homes));
        DATABASE.asWorker(tx -> store.silent(tx, homes));
        assertThat(count("fault = 'home.silent' and home_id like 'few%' and folded_into is null and ended_at is null"))
                .isEqualTo(4);
        assertThat(count("fault = 'mass.outage' and organisation_id = '" + BILT + "'"))
                .isZero();
        homes.forEach(home -> assertThat(DATABASE.<Boolean>asWorker(tx -> store.back(tx, home)))
                .isTrue());
        assertThat(DATABASE.<Boolean>asWorker(tx -> store.back(tx, homes.getFirst())))
                .isFalse();
        assertThat(count("home_id like 'few%' and ended_at is null")).isZero();
    }

    @Test
    void many_at_once_are_one_incident_of_their_organisation_and_it_ends_with_the_last() {
        List<GatewayId> homes = homes("many", ZEIST, 7);
        DATABASE.asWorker(tx -> store.silent(tx, homes.subList(0, 3)));
        DATABASE.asWorker(tx -> store.silent(tx, homes.subList(3, 6)));
        DATABASE.asWorker(tx -> store.silent(tx, homes.subList(6, 7)));
        String incident = "fault = 'mass.outage' and organisation_id = '" + ZEIST + "'";
        assertThat(count(incident + " and homes = 7 and ended_at is null")).isEqualTo(1);
        assertThat(count("home_id like 'many%' and folded_into is null")).isZero();
        homes.subList(0, 6).forEach(home -> DATABASE.asWorker(tx -> store.back(tx, home)));
        assertThat(count(incident + " and ended_at is null")).isEqualTo(1);
        DATABASE.asWorker(tx -> store.back(tx, homes.get(6)));
        assertThat(count(incident + " and ended_at is null")).isZero();
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
