package nl.nabij.server.console;

import java.time.Instant;
import java.util.Optional;
import nl.nabij.server.access.Person;

/// Shifts, kept so that every node and a restarted one knows them. Calls block.
public interface DutyStore {

    /// When this person's running shift started; empty when none runs.
    Optional<Instant> runningShift(Person person);

    void startShift(Person person, Instant at);

    void endShift(Person person);

    /// Whether her screens let her be on duty now; nothing when no shift runs.
    void onDuty(Person person, boolean is);
}
