package nl.nabij.gateway.link;

import nl.nabij.contract.link.Down;

/// Who takes what the centre says. Calls come one at a time, in order, on the link's own inbound
/// thread, and may block; an exception is logged and costs that message only.
public interface FromCentre {

    /// A command for a device. The same id may come twice.
    ///
    /// @param command its remaining life is already less what it waited here
    void command(Down.Command command);

    /// All open alarms of the home, whole; never an older revision than the last of this connection.
    void notice(Down.Notice notice);

    /// What the screen and the box need, whole; never an older revision than the last of this
    /// connection.
    void config(Down.Config config);

    /// With this code somebody may install devices here. The newest counts.
    default void installerAccess(Down.InstallerAccess access) {}

    /// What the centre knows of the home's installation, whole.
    default void installation(Down.Installation installation) {}

    /// For one device of the home, of a call. Called on the link's own thread: returns at once.
    default void call(Down.Call call) {}

    /// Whether somebody here is in a call that only the centre can end or hand on: the link then comes back as
    /// soon as with an alarm. Called on the link's own thread: returns at once.
    default boolean inCall() {
        return false;
    }

    /// By the centre's clock the box's certificate is near its end or past it.
    void renewCertificate();

    /// The centre can be reached, or no longer.
    void uplink(boolean up);

    /// The centre gave a receipt, and rows left the outbox. Called on the link's own thread: returns
    /// at once.
    void received();
}
