package nl.nabij.server.audit;

import java.util.List;

/// Where looks are written down. It blocks until they are stored: nothing is shown before.
public interface AuditLog {

    /// All of them by people of one organisation; they are stored together or not at all.
    void write(List<Look> looks);
}
