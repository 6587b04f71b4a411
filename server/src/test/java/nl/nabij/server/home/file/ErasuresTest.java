package nl.nabij.server.home.file;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.HomeFile.ChangeHome;
import nl.nabij.contract.face.HomeFile.End;
import nl.nabij.contract.face.HomeFile.HomeDetails;
import nl.nabij.contract.face.HomeFile.Keeping;
import nl.nabij.contract.face.HomeFile.Resident;
import nl.nabij.contract.face.HomeView.Contact;
import nl.nabij.contract.home.WeekEntry;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.alarm.NightShift;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is left of somebody when, on a real database.
class ErasuresTest {

    private final NightShift night = new NightShift();
    private final HomeFiles files = new HomeFiles(night.database, UUID::randomUUID, _ -> {});
    private final KeepingBook keeping = new KeepingBook(night.database);
    private final Person bas = new Person(
            new UserId(new UUID(0, 7)), "bas", "Bas", night.homeCare, "Thuiszorg", Set.of(Role.ADMINISTRATOR));

    @BeforeEach
    void sheLivesThere() {
        HomeDetails details = new HomeDetails(
                List.of(new Resident("mevrouw Willemse", Optional.of(1940))),
                Optional.of("3732AB"),
                Optional.of("12"),
                "Dorpsstraat",
                "De Bilt",
                "nl",
                List.of("hoort slecht"),
                Optional.of("sleutelkluis"),
                Optional.of("4711"),
                List.of(new Contact("Kees", "neighbour", "030 555 01 23", Optional.empty())),
                List.of("woonkamer"),
                List.of(new WeekEntry(
                        WeekEntry.Kind.VISIT,
                        "de thuiszorg",
                        Optional.empty(),
                        List.of(DayOfWeek.values()),
                        "08:00",
                        Optional.empty())));
        assertThat(files.change(bas, WILLEMSE, new ChangeHome(1, details))).isInstanceOf(FileAnswer.Done.class);
        insert(
                "gateway (home_id, organisation_id, connected, changed_at)",
                "'gw-willemse', $1, false, now() - interval '8 days'");
        insert("gateway_stream (home_id, organisation_id, stream, epoch)", "'gw-willemse', $1, 'alarm', 1");
        insert("gateway_certificate (serial, home_id, organisation_id, not_after)", "'5d', 'gw-willemse', $1, now()");
        insert("enrolment_code (code_hash, home_id, organisation_id, expires_at)", "'h', 'gw-willemse', $1, now()");
        insert("fault (home_id, organisation_id, fault, text)", "'gw-willemse', $1, 'home.silent', 'silent'");
        insert(
                "device (home_id, id, organisation_id, name, vendor, model, kinds)",
                "'gw-willemse', 'd', $1, 'deur', 'v', 'm', '{contact}'");
        insert(
                "home_event (home_id, organisation_id, device_id, kind, at, value, keep_until)",
                "'gw-willemse', $1, 'd', 'contact', now(), '\"open\"', now() + interval '2 days'");
        insert(
                "set_aside (home_id, organisation_id, topic, reason, bytes, digest)",
                "'gw-willemse', $1, 't', 'r', '\\x01', '\\x02'");
    }

    @AfterEach
    void close() {
        night.close();
    }

    private void insert(String into, String values) {
        night.database.asWorker(
                tx -> tx.update("insert into " + into + " select " + values + " ", night.homeCare.value()));
    }

    private void answered() {
        AlarmId alarm = night.press();
        night.fixture.asAdministrator("update alarm set state = 'closed', deadline = null, owner_id = null,"
                + " closed_at = now(), note = 'zij lag op de grond' where id = '" + alarm + "'");
    }

    private long rows(String table) {
        return night.database.asWorker(tx -> tx.one("select count(*) from " + table, row -> row.getLong(0)));
    }

    private FileAnswer ends() {
        return files.end(bas, WILLEMSE, new End("died", Optional.empty()));
    }

    private List<String> proofs() {
        return keeping.erased(night.homeCare).stream()
                .map(one -> one.what() + " " + one.cause() + " " + one.by().orElse("-"))
                .toList();
    }

    @Test
    void stepByStepUntilNothingIsLeftButThatItWasErasedAndWhoLooked() {
        answered();
        night.database.asOrganisation(
                night.homeCare,
                tx -> tx.update(
                        "insert into look (organisation_id, home_id, action, what, purpose, actor_id, actor_name, actor_roles,"
                                + " actor_organisation_id, session_id, address, outcome) values ($1, 'gw-willemse', 'read', 'home',"
                                + " 'p', $2, 'Bas', 'administrator', $1, $2, 'a', 'done')",
                        night.homeCare.value(),
                        UUID.randomUUID()));

        assertThat(ends()).isInstanceOf(FileAnswer.Done.class);
        assertThat(rows("home_event")).isZero();
        assertThat(rows("contact")).isOne();
        night.forward(Duration.ofDays(30).minusMinutes(1));
        assertThat(Erasures.look(night.database)).isZero();
        assertThat(files.reopen(bas, WILLEMSE)).as("it can be taken back").isInstanceOf(FileAnswer.Done.class);
        assertThat(ends()).isInstanceOf(FileAnswer.Done.class);

        night.forward(Duration.ofDays(30));
        assertThat(Erasures.look(night.database)).isOne();
        assertThat(Erasures.look(night.database)).as("once").isZero();
        for (String table : List.of("contact", "room", "week_entry", "device", "set_aside", "enrolment_code")) {
            assertThat(rows(table)).as(table).isZero();
        }
        assertThat(rows("client where notes <> '{}' or door is not null or key_place is not null"))
                .isZero();
        assertThat(files.reopen(bas, WILLEMSE)).isInstanceOf(FileAnswer.NotThen.class);

        assertThat(keeping.keep(night.homeCare, new Keeping(1, Optional.empty())))
                .as("nothing is due by it yet")
                .isZero();
        night.forward(Duration.ofDays(336));
        assertThat(Erasures.look(night.database)).isOne();
        for (String table : List.of(
                "client",
                "alarm",
                "alarm_event",
                "command",
                "fault",
                "gateway",
                "gateway_stream",
                "gateway_certificate",
                "consent",
                "up_message")) {
            assertThat(rows(table)).as(table).isZero();
        }
        assertThat(files.find(night.homeCare, WILLEMSE)).isEmpty();
        assertThat(proofs()).containsExactly("all ended -", "file ended -", "sensors ended Bas", "sensors ended Bas");
        long looks = night.database.asOrganisation(
                night.homeCare, tx -> tx.one("select count(*) from look", row -> row.getLong(0)));
        assertThat(looks).isOne();
    }

    @Test
    void aBoxThatIsConnectedAndAnAlarmThatIsOpenHoldItBack() {
        assertThat(ends()).isInstanceOf(FileAnswer.Done.class);
        night.forward(Duration.ofDays(31));
        night.fixture.asAdministrator("update gateway set connected = true");
        assertThat(Erasures.look(night.database)).isZero();
        assertThat(files.erase(bas, WILLEMSE, "mevrouw Willemse")).isInstanceOf(FileAnswer.BoxConnected.class);
        night.fixture.asAdministrator("update gateway set connected = false");
        night.press();
        assertThat(Erasures.look(night.database)).as("who presses is heard").isZero();
        assertThat(files.erase(bas, WILLEMSE, "mevrouw Willemse")).isInstanceOf(FileAnswer.AlarmOpen.class);
        assertThat(rows("contact")).isOne();
        assertThat(ends()).as("already").isInstanceOf(FileAnswer.Ended.class);
    }

    private void boxWasSeen(String ago) {
        night.fixture.asAdministrator("update gateway set changed_at = now() - interval '" + ago + "'");
    }

    @Test
    void aBoxThatWasThereLatelyHoldsItBackAlsoWhenAServerThatStartsSaysThatNoneIs() {
        ends();
        night.forward(Duration.ofDays(31));
        boxWasSeen("6 days");
        assertThat(Erasures.look(night.database)).isZero();
        boxWasSeen("8 days");
        assertThat(Erasures.look(night.database)).isOne();
        boxWasSeen("50 minutes");
        assertThat(files.erase(bas, WILLEMSE, "mevrouw Willemse")).isInstanceOf(FileAnswer.BoxConnected.class);
        boxWasSeen("61 minutes");
        assertThat(files.erase(bas, WILLEMSE, "mevrouw Willemse")).isInstanceOf(FileAnswer.Gone.class);
        assertThat(rows("cut_off"))
                .as("a connection of that moment is ended by it")
                .isOne();
    }

    @Test
    void aPressThatIsStoredAndNotHandledYetIsNotErased() {
        ends();
        night.forward(Duration.ofDays(31));
        insert(
                "up_message (home_id, organisation_id, stream, epoch, seq, type, body)",
                "'gw-willemse', $1, 'alarm', 1, 1, 'alarm.raised', '{}'");
        assertThat(Erasures.look(night.database)).isZero();
        assertThat(files.erase(bas, WILLEMSE, "mevrouw Willemse")).isInstanceOf(FileAnswer.BoxConnected.class);
        assertThat(rows("up_message")).isOne();
    }

    @Test
    void fewerYearsThatEraseSomethingAtOnceAreConfirmed() {
        ends();
        night.forward(Duration.ofDays(800));
        assertThat(keeping.keep(night.homeCare, new Keeping(2, Optional.empty())))
                .isOne();
        assertThat(keeping.years(night.homeCare).years()).isEqualTo(20);
        assertThat(keeping.keep(night.homeCare, new Keeping(3, Optional.empty())))
                .isZero();
        assertThat(keeping.keep(night.homeCare, new Keeping(2, Optional.of(true))))
                .isZero();
        assertThat(Erasures.look(night.database)).isOne();
        assertThat(rows("client")).isZero();
    }

    @Test
    void anEndIsRefusedWhileSomebodyWaits() {
        night.press();
        assertThat(ends()).isInstanceOf(FileAnswer.AlarmOpen.class);
        assertThat(rows("home_event")).isOne();
        assertThat(proofs()).isEmpty();
    }

    @Test
    void atOnceOnlyWithHerNameAndOnlyAfterTheEnd() {
        answered();
        assertThat(files.erase(bas, WILLEMSE, "mevrouw Willemse")).isInstanceOf(FileAnswer.NotThen.class);
        ends();
        assertThat(files.erase(bas, WILLEMSE, "mevrouw Jansen")).isInstanceOf(FileAnswer.OtherName.class);
        assertThat(rows("client")).isOne();
        assertThat(files.erase(bas, WILLEMSE, " Mevrouw willemse ")).isInstanceOf(FileAnswer.Gone.class);
        assertThat(rows("client") + rows("alarm") + rows("alarm_event")).isZero();
        assertThat(proofs()).contains("all asked Bas");
        assertThat(files.erase(bas, WILLEMSE, "mevrouw Willemse")).isInstanceOf(FileAnswer.NoSuchHome.class);
    }

    @Test
    void nobodyButTheWorkerCanEraseAndOnlyWhatMayBe() {
        boolean living = night.database.asWorker(tx -> tx.one(
                "select erase_of_home('gw-willemse', 'all', 'asked', null, interval '0')", row -> row.getBoolean(0)));
        assertThat(living).isFalse();
        assertThat(rows("client")).isOne();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> night.database.asOrganisation(
                        night.homeCare,
                        tx -> tx.one(
                                "select erase_of_home('gw-willemse', 'all', 'asked', null, interval '0')",
                                row -> row.getBoolean(0))))
                .hasMessageContaining("permission denied");
    }
}
