package nl.nabij.server.home;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.home.Person;
import nl.nabij.contract.link.Down;
import nl.nabij.server.alarm.NightShift;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a home's own screen is told, from a real database.
final class HomeConfigsTest {

    private final NightShift night = new NightShift();
    private final HomeConfigs configs = new HomeConfigs(night.database);
    private final UUID client = UUID.randomUUID();

    @AfterEach
    void close() {
        night.close();
    }

    private void sheLivesThere() {
        night.database.asWorker(tx -> tx.update(
                "insert into client (id, home_id, organisation_id, name, address, town)"
                        + " values ($1, $2, $3, 'mevrouw Willemse', 'a', 't')",
                client,
                WILLEMSE.value(),
                night.homeCare.value()));
    }

    private void contact(int position, String name, String relation) {
        night.database.asWorker(tx -> tx.update(
                "insert into contact (id, client_id, home_id, organisation_id, position, name, relation, phone)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, '030')",
                UUID.randomUUID(),
                client,
                WILLEMSE.value(),
                night.homeCare.value(),
                position,
                name,
                relation));
    }

    private Down.HomeConfig told() {
        return configs.of(List.of(WILLEMSE)).values().iterator().next().home();
    }

    @Test
    void herPeopleStandInTheOrderInWhichTheyAreCalled() {
        sheLivesThere();
        contact(2, "Kees", "neighbour");
        contact(1, "Jan", "son");
        assertThat(told().people())
                .contains(List.of(new Person("Jan", "son", "030"), new Person("Kees", "neighbour", "030")));
        assertThat(told().neighbourName()).contains("Kees");
    }

    @Test
    void theRoomsThatStaffWroteDownAreToldInTheirOrder() {
        sheLivesThere();
        assertThat(told().rooms()).contains(List.of());
        night.fixture.asAdministrator("insert into room (home_id, position, organisation_id, name) select id, n,"
                + " organisation_id, 'kamer ' || n from home, generate_series(2, 1, -1) n");
        assertThat(told().rooms()).contains(List.of("kamer 1", "kamer 2"));
    }

    @Test
    void herWeekIsToldButNotWhileSheIsAway() {
        sheLivesThere();
        night.fixture.asAdministrator("insert into week_entry (home_id, position, organisation_id, kind, what, days,"
                + " from_time) select id, 1, organisation_id, 'VISIT', 'Anna', '{MONDAY}', '08:00' from home");
        assertThat(told().week().orElseThrow()).hasSize(1);
        night.fixture.asAdministrator("update home set stay = 'away', stay_since = now()");
        assertThat(told().week().orElseThrow()).isEmpty();
    }

    @Test
    void whoHasNobodyIsToldNobody() {
        sheLivesThere();
        assertThat(told().people()).contains(List.of());
        assertThat(told().neighbourName()).isEqualTo(Optional.empty());
    }

    @Test
    void onlySoManyAsOneFindsAgain() {
        sheLivesThere();
        for (int i = 1; i <= 20; i++) {
            contact(i, "nummer " + i, "friend");
        }
        List<Person> people = told().people().orElseThrow();
        assertThat(people).hasSize(12);
        assertThat(people.getLast().name()).isEqualTo("nummer 12");
    }
}
