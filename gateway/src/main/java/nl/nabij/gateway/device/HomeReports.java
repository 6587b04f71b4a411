package nl.nabij.gateway.device;

import nl.nabij.contract.link.UpMessage;

/// Where the home tells what the centre has to know. The wiring gives it the outbox.
public interface HomeReports {

    /// Returns only when the alarm is on disk for good: an acknowledgement to the device follows.
    ///
    /// @throws RuntimeException when it could not be written; then nothing may be acknowledged
    void alarm(UpMessage message);

    /// Anything else. Kept in order; dropped oldest first when the disk's share for it is full, and
    /// that is told as a fault.
    void other(UpMessage message);
}
