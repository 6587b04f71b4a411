package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `kill -9` while somebody is being helped: nothing hangs, nothing pretends, nothing closes itself.
@Story
class KilledInTheMiddleTest {

    private static final DeviceCommand OPEN = DeviceCommand.of(Kind.CURTAIN, "open");

    /// 15 s without a screen, the ladder's look, and a slow machine.
    private static final Duration OFFERED_AGAIN_WITHIN = Duration.ofMinutes(1);

    @TempDir
    private Path data;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theServerDiesWhileACurtainIsOnItsWay() {
        try (WholeSystem system =
                new WholeSystem("killed-server", data, Map.of(), List.of("--curtain-seconds", "5")).start()) {
            String curtain = system.home().id("curtain");
            AlarmView alarm;
            CommandView asked;
            try (Operator fatima = system.operator("centralist").startShift()) {
                system.home().press();
                alarm = fatima.claims(fatima.seesAlarm(system.home().id("pendant")));
                asked = fatima.asks(alarm, curtain, OPEN);
                fatima.seesCommandBecome(asked, CommandView.State.DELIVERED);
                system.server().kill();
            }
            try (Resident willemse = system.resident()) {
                willemse.seesState(curtain, Kind.CURTAIN, KilledInTheMiddleTest::isOpen);
            }
            system.startServer();
            try (Operator fatima = system.operator("centralist").startShift()) {
                fatima.seesCommandBecome(asked, CommandView.State.CONFIRMED);
                AlarmView found = fatima.seesAlarm(system.home().id("pendant"));
                assertThat(found.id()).isEqualTo(alarm.id());
                assertThat(fatima.history(found))
                        .extracting(AlarmEventView::type)
                        .doesNotContain("closed", "repeated");
            }
        }
    }

    /// The gateway's memory of the command dies with it; the home itself goes on, and the centre says
    /// in words that nobody knows.
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theGatewayDiesWhileACurtainIsOnItsWay() {
        try (WholeSystem system =
                        new WholeSystem("killed-gateway", data, Map.of(), List.of("--curtain-seconds", "5")).start();
                Operator fatima = system.operator("centralist").startShift()) {
            String curtain = system.home().id("curtain");
            system.home().press();
            AlarmView alarm = fatima.claims(fatima.seesAlarm(system.home().id("pendant")));
            CommandView asked = fatima.asks(alarm, curtain, OPEN);
            fatima.seesCommandBecome(asked, CommandView.State.DELIVERED);
            system.gateway().kill();
            system.startGateway();
            try (Resident willemse = system.resident()) {
                willemse.seesState(curtain, Kind.CURTAIN, KilledInTheMiddleTest::isOpen);
            }
            CommandView ended = Eventually.some(
                    "the command ends",
                    Duration.ofMinutes(4),
                    () -> fatima.command(asked).filter(command -> switch (command.state()) {
                        case ASKED, DELIVERED -> false;
                        case CONFIRMED, FAILED, EXPIRED -> true;
                    }));
            assertThat(ended.state()).isNotEqualTo(CommandView.State.FAILED);
            assertThat(fatima.openAlarms()).hasSize(1).allMatch(open -> open.repeats() == 0);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theCentralistsBrowserDiesAfterSheClaimed() {
        try (WholeSystem system = new WholeSystem("killed-browser", data, Map.of(), List.of()).start();
                Browser browser = Browser.start("killed-browser")) {
            ConsolePage desk = new ConsolePage(browser.open(system.serverHttp().resolve("/console"), 1440, 900));
            desk.signsIn("centralist", WholeSystem.PASSWORD);
            desk.startsShift();
            system.home().press();
            desk.picksAlarmFrom("Willemse");
            desk.claims();
            browser.kill();
            // Read in the database: an operator who asks the centre would show that she lives.
            Eventually.until("it is offered again", OFFERED_AGAIN_WITHIN, () -> isOffered(system));
            try (Operator fatima = system.operator("centralist")) {
                assertThat(fatima.history(fatima.seesAlarm(system.home().id("pendant"))))
                        .extracting(AlarmEventView::type)
                        .contains("claimed", "released")
                        .doesNotContain("closed");
            }
        }
    }

    private static boolean isOffered(WholeSystem system) {
        return system.database()
                .alarms()
                .filter(alarms ->
                        alarms.size() == 1 && alarms.getFirst().state().equals("offered"))
                .isPresent();
    }

    private static boolean isOpen(StateValue value) {
        return value instanceof StateValue.Curtain where
                && where.positionPercent().orElse(0) == 100;
    }
}
