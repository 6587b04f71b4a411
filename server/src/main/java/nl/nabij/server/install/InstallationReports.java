package nl.nabij.server.install;

import nl.nabij.contract.link.InstalledDevice;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.link.Inbox;
import nl.nabij.server.link.Origin;
import nl.nabij.server.postgres.Transaction;

/// Keeps what homes tell about their installation.
public final class InstallationReports {

    /// Takes its messages from the inbox.
    public void register(Inbox inbox) {
        inbox.on(UpMessage.DeviceInstalled.class, InstallationReports::installed);
        inbox.on(UpMessage.DeviceRemoved.class, InstallationReports::removed);
        inbox.on(UpMessage.TestAnswered.class, InstallationReports::answered);
    }

    private static void installed(Transaction tx, Origin origin, UpMessage.DeviceInstalled told) {
        InstalledDevice device = told.device();
        tx.update(
                """
                insert into installed_device (home_id, device_id, organisation_id, name, room, purpose, installed_by)
                values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (home_id, device_id) do update set name = excluded.name, room = excluded.room,
                    purpose = excluded.purpose, installed_by = excluded.installed_by, installed_at = now()
                """,
                origin.home().value(),
                device.device().value(),
                origin.organisation().value(),
                device.name().map(TestPresses::storable),
                device.room().map(TestPresses::storable),
                device.purpose().map(TestPresses::storable),
                TestPresses.storable(told.by()));
    }

    private static void removed(Transaction tx, Origin origin, UpMessage.DeviceRemoved told) {
        tx.update(
                "delete from installed_device where home_id = $1 and device_id = $2",
                origin.home().value(),
                told.device().value());
    }

    private static void answered(Transaction tx, Origin origin, UpMessage.TestAnswered told) {
        tx.update(
                "update installation_test set back_ms = $3 where home_id = $1 and test_id = $2 and back_ms is null",
                origin.home().value(),
                told.test(),
                told.afterMillis());
    }
}
