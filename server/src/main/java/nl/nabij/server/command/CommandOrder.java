package nl.nabij.server.command;

import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.home.Kind;

/// What is asked of a command: by a person, by the home's report, by the clock.
sealed interface CommandOrder {

    /// @param kinds what the device can do; empty when the home has no such device
    /// @param hasTheAlarm whether the asker has claimed the open alarm of that home that it serves
    /// @param doorRefused whether she said that nobody may unlock her door from afar
    record AskDevice(CommandFacts facts, Optional<Set<Kind>> kinds, boolean hasTheAlarm, boolean doorRefused)
            implements CommandOrder {}

    record ReportDelivered() implements CommandOrder {}

    record ReportConfirmed() implements CommandOrder {}

    record ReportFailed(String reason) implements CommandOrder {}

    /// The gateway gave it up: its life was over.
    record ReportExpired() implements CommandOrder {}

    record Tick() implements CommandOrder {}
}
