package nl.nabij.server.command;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;

import java.time.Duration;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.alarm.NightShift;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// On a real database.
class CommandTableTest extends CommandStoreContract {

    private final NightShift shift = new NightShift();
    private final CommandStore store = CommandStore.of(shift.database);

    @BeforeEach
    void furnish() {
        lamp(LAMP);
        lamp(OTHER);
    }

    @AfterEach
    void close() {
        shift.close();
    }

    private void lamp(DeviceId id) {
        shift.database.asWorker(transaction -> transaction.update(
                "insert into device (home_id, id, organisation_id, name, vendor, model, kinds)"
                        + " values ($1, $2, $3, 'ding', 'v', 'm', $4)",
                WILLEMSE.value(),
                id.value(),
                shift.homeCare.value(),
                (Object) new String[] {"light"}));
    }

    @Override
    CommandStore store() {
        return store;
    }

    @Override
    GatewayId home() {
        return WILLEMSE;
    }

    @Override
    OrganisationId organisation() {
        return shift.homeCare;
    }

    @Override
    void forward(Duration by) {
        shift.forward(by);
    }
}
