package nl.nabij.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.InstalledDevice;
import nl.nabij.contract.link.UpMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an installer makes of a home, and what her test presses are.
class InstalledHomeTest {

    private static final DeviceId BUTTON = new DeviceId("0xbutton");
    private static final DeviceId PAD = new DeviceId("0xpad");
    private static final DeviceId PENDANT = new DeviceId("0xpendant");

    private final PushedTime time = new PushedTime();
    private final RecordedReports reports = new RecordedReports();
    private final KeptInMemory memory = new KeptInMemory();
    private final Kept kept = new Kept();
    private Home home = opened();

    /// A file whose disk can be full.
    private static final class Kept implements DeviceSettings.Memory {
        private Optional<List<InstalledDevice>> devices = Optional.empty();
        private boolean full;

        @Override
        public Optional<List<InstalledDevice>> load() {
            return devices;
        }

        @Override
        public void keep(List<InstalledDevice> now) {
            if (full) {
                throw new IllegalStateException("disk is full");
            }
            devices = Optional.of(now);
        }
    }

    private Home opened() {
        return new Home(
                memory,
                reports,
                reports,
                () -> new PressId(UUID.randomUUID()),
                time.clocks(),
                new DeviceSettings(kept));
    }

    @BeforeEach
    void threeDevices() {
        home.listed(
                "test",
                List.of(
                        described(BUTTON, Kind.BUTTON, Kind.BATTERY_LEVEL),
                        described(PAD, Kind.CONTACT),
                        described(PENDANT, Kind.SOS)));
    }

    private static DeviceDescription described(DeviceId id, Kind... kinds) {
        return new DeviceDescription(
                id, "topic of " + id, Optional.empty(), "maker", "model", List.of(kinds), List.of(), Optional.empty());
    }

    private static InstalledDevice said(DeviceId id, String name, String room, String purpose) {
        return new InstalledDevice(
                id, Optional.of(name), Optional.of(room), Optional.of(purpose).filter(p -> !p.isEmpty()));
    }

    private void press(DeviceId device, Kind kind, String word) {
        home.reported(device, Freshness.LIVE, List.of(new Reading.Press(kind, word)));
    }

    private Device view(DeviceId id) {
        return home.snapshot().devices().stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPlainButtonBecomesHerSosUnderTheNameThatTheInstallerGaveIt() {
        press(BUTTON, Kind.BUTTON, "single");
        assertThat(reports.raised()).as("nobody said what it is for").isEmpty();

        home.install(said(BUTTON, "knop bij het bed", "slaapkamer", "sos"), "Kees");
        time.forward(Duration.ofSeconds(5));
        press(BUTTON, Kind.BUTTON, "single");
        press(BUTTON, Kind.BUTTON, "release");

        assertThat(view(BUTTON).kinds()).containsExactly(Kind.SOS, Kind.BATTERY_LEVEL);
        assertThat(reports.raised()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Kind.SOS);
            assertThat(alarm.deviceName()).isEqualTo("knop bij het bed");
            assertThat(alarm.room()).contains("slaapkamer");
            assertThat(alarm.test()).isEmpty();
        });
        assertThat(reports.others(UpMessage.DeviceInstalled.class)).hasSize(1);
        assertThat(home.named("topic of 0xbutton"))
                .as("its topic is what it was")
                .contains(BUTTON);
    }

    @Test
    void aPadOnAContactBecomesHerBed() {
        home.install(said(PAD, "bed", "slaapkamer", "bed"), "Kees");
        home.reported(
                PAD,
                Freshness.LIVE,
                List.of(new Reading.Value(Point.of(Kind.CONTACT), Optional.of(StateValue.Word.CLOSED))));
        assertThat(view(PAD).state()).containsEntry(Kind.BED_OCCUPANCY, new StateValue.Flag(true));
    }

    @Test
    void itIsTheSameAfterARestartAlsoBeforeTheDevicesAreListedAgain() {
        home.install(said(BUTTON, "knop", "slaapkamer", "sos"), "Kees");
        home = opened();
        assertThat(view(BUTTON).name()).isEqualTo("knop");
        home.reportedByStranger(BUTTON, "topic", Freshness.LIVE, List.of(new Reading.Press(Kind.BUTTON, "single")));
        assertThat(reports.raised())
                .singleElement()
                .extracting(UpMessage.AlarmRaised::deviceName)
                .isEqualTo("knop");
    }

    @Test
    void whatTheDiskDoesNotTakeIsNotSaidAndNotDone() {
        kept.full = true;
        assertThatThrownBy(() -> home.install(said(BUTTON, "knop", "slaapkamer", "sos"), "Kees"))
                .hasMessageContaining("full");
        assertThat(view(BUTTON).kinds()).contains(Kind.BUTTON);
        assertThat(reports.others(UpMessage.DeviceInstalled.class)).isEmpty();
    }

    @Test
    void aNewBoxTakesTheCentresInstallationAndOneThatHasItsOwnDoesNot() {
        List<InstalledDevice> centres = List.of(said(BUTTON, "knop", "slaapkamer", "sos"));
        home.restore(List.of());
        home.restore(centres);
        assertThat(view(BUTTON).name()).isEqualTo("knop");

        home.uninstall(BUTTON, "Kees");
        home.restore(centres);
        assertThat(view(BUTTON).name()).as("taken out here, and not put back").isEqualTo("topic of 0xbutton");
    }

    @Test
    void onePressOfTheDeviceUnderTestIsTheTestAndNoOther() {
        List<HomeChange> changes = new ArrayList<>();
        home.listen(changes::add);
        UUID test = UUID.randomUUID();
        home.tests().begin(test, PENDANT, "Kees");
        home.install(said(BUTTON, "knop", "slaapkamer", "sos"), "Kees");
        press(BUTTON, Kind.BUTTON, "single");
        assertThat(reports.raised().getLast().test()).as("another device").isEmpty();

        time.forward(Duration.ofSeconds(4));
        press(PENDANT, Kind.SOS, "sos");
        UpMessage.AlarmRaised tried = reports.raised().getLast();
        assertThat(tried.test()).contains(new UpMessage.InstallTest(test, "Kees", 4_000));
        assertThat(changes).contains(new HomeChange.AlarmRaised(tried.press(), PENDANT, Kind.SOS, time.now(), true));

        time.forward(Duration.ofSeconds(3));
        press(PENDANT, Kind.SOS, "sos");
        assertThat(reports.raised().getLast().test())
                .as("the second press is hers")
                .isEmpty();
        assertThat(reports.raised()).hasSize(3);
    }

    @Test
    void aTestEndsByItself() {
        home.tests().begin(UUID.randomUUID(), PENDANT, "Kees");
        time.forward(TestMode.LASTS);
        assertThat(home.tests().remaining()).isEqualTo(Duration.ZERO);
        press(PENDANT, Kind.SOS, "sos");
        assertThat(reports.raised().getLast().test()).isEmpty();
    }
}
