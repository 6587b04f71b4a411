package nl.nabij.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.postgres.DatabaseUnavailableException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class MemoryCommandsTest extends CommandStoreContract {

    private static final GatewayId HOME = new GatewayId("gw-willemse");

    private final OrganisationId organisation = new OrganisationId(UUID.randomUUID());
    private Instant now = Instant.parse("2026-11-24T03:00:00Z");
    private boolean away;
    private final MemoryCommands commands = new MemoryCommands(() -> now, () -> away, false);

    MemoryCommandsTest() {
        commands.device(HOME, organisation, LAMP, Kind.LIGHT);
        commands.device(HOME, organisation, OTHER, Kind.LIGHT);
    }

    @Override
    CommandStore store() {
        return commands.store();
    }

    @Override
    GatewayId home() {
        return HOME;
    }

    @Override
    OrganisationId organisation() {
        return organisation;
    }

    @Override
    void forward(Duration by) {
        now = now.plus(by);
    }

    @Test
    void aDatabaseThatIsAwayIsAskedInVain() {
        away = true;
        Assertions.assertThatThrownBy(() -> store().asWorker(CommandRows::now))
                .isInstanceOf(DatabaseUnavailableException.class);
        assertThat(commands.all()).isEmpty();
    }
}
