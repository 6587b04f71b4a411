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
import java.util.Optional;
import nl.nabij.gateway.device.Fault;
import nl.nabij.gateway.device.HomeMemory;
import nl.nabij.gateway.device.HomeMemoryContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteHomeMemoryTest extends HomeMemoryContract {

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNoDatabaseIsSetAsideAndTheHomeGoesOn() throws IOException {
        Files.writeString(folder.resolve("home.db"), "x".repeat(5_000));
        try (HomeMemory memory = opened()) {
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
        try (HomeMemory memory = opened()) {
            memory.fault("known", Optional.of(new Fault(Optional.empty(), "text")));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("insert into state values ('d', 'Not A Kind', '', '1')");
            statement.execute("insert into state values ('d', 'light', '', '{')");
        }
        try (HomeMemory memory = opened()) {
            assertThat(memory.load().states()).isEmpty();
            assertThat(memory.load().faults()).containsOnlyKeys("known");
        }
    }

    @Override
    protected HomeMemory opened() {
        return SqliteHomeMemory.open(folder.resolve("home.db"));
    }
}
