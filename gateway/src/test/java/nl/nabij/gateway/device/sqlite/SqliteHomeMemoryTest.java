package nl.nabij.gateway.device.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.gateway.device.Control;
import nl.nabij.gateway.device.DeviceDescription;
import nl.nabij.gateway.device.Fault;
import nl.nabij.gateway.device.HomeMemory;
import nl.nabij.gateway.device.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteHomeMemoryTest {

    private static final DeviceId LAMP = new DeviceId("oma's \"lamp\" 💡");

    @TempDir
    private Path folder;

    @Test
    void everythingIsThereAgain() {
        DeviceDescription lamp = new DeviceDescription(
                LAMP,
                "lamp",
                Optional.of("keuken"),
                "maker",
                "model",
                List.of(Kind.LIGHT, Kind.BATTERY_LEVEL),
                List.of(new Control(Kind.LIGHT, "left", Set.of("on"), Optional.of(150), Optional.empty())),
                Optional.of("broken"));
        DeviceDescription plug = new DeviceDescription(
                new DeviceId("a"), "plug", Optional.empty(), "", "", List.of(), List.of(), Optional.empty());
        Map<Point, StateValue> states = Map.of(
                new Point(Kind.LIGHT, "left"),
                new StateValue.Light(true, Optional.of(50), Optional.empty()),
                Point.of(Kind.CURTAIN),
                new StateValue.Curtain("partly", Optional.of(5), true),
                Point.of(Kind.CONTACT),
                StateValue.Word.OPEN,
                Point.of(Kind.MOTION),
                new StateValue.Flag(false),
                Point.of(Kind.TEMPERATURE),
                new StateValue.Measure(-1.5));
        try (HomeMemory memory = open()) {
            memory.devices("z", List.of(plug));
            memory.devices("z", List.of(lamp, plug));
            memory.states(Map.of(LAMP, Map.of(Point.of(Kind.TAMPER), new StateValue.Flag(true))), Map.of());
            memory.states(Map.of(LAMP, states), Map.of(LAMP, false));
            memory.fault("one", Optional.of(new Fault(Optional.of(LAMP), "text")));
            memory.fault("two", Optional.of(new Fault(Optional.empty(), "text")));
            memory.fault("three", Optional.of(new Fault(Optional.empty(), "text")));
            memory.fault("three", Optional.empty());
        }
        try (HomeMemory memory = open()) {
            HomeMemory.Remembered remembered = memory.load();
            assertThat(remembered.devices()).isEqualTo(Map.of("z", List.of(lamp, plug)));
            assertThat(remembered.states()).isEqualTo(Map.of(LAMP, states));
            assertThat(remembered.available()).isEqualTo(Map.of(LAMP, false));
            assertThat(remembered.faults())
                    .isEqualTo(Map.of(
                            "one", new Fault(Optional.of(LAMP), "text"), "two", new Fault(Optional.empty(), "text")));
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSetAsideAndTheHomeGoesOn() throws IOException {
        Files.writeString(folder.resolve("home.db"), "x".repeat(5_000));
        try (HomeMemory memory = open()) {
            assertThat(memory.load()).isEqualTo(HomeMemory.Remembered.nothing());
        }
        assertThat(folder.resolve("home.db.unreadable")).hasSize(5_000);
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> SqliteHomeMemory.open(folder.resolve("nowhere/home.db")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("memory cannot be opened");
    }

    @Test
    void aRowThatCannotBeReadIsLeftOut() throws SQLException {
        try (HomeMemory memory = open()) {
            memory.fault("known", Optional.of(new Fault(Optional.empty(), "text")));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("insert into state values ('d', 'Not A Kind', '', '1')");
            statement.execute("insert into state values ('d', 'light', '', '{')");
        }
        try (HomeMemory memory = open()) {
            assertThat(memory.load().states()).isEmpty();
            assertThat(memory.load().faults()).containsOnlyKeys("known");
        }
    }

    private HomeMemory open() {
        return SqliteHomeMemory.open(folder.resolve("home.db"));
    }
}
