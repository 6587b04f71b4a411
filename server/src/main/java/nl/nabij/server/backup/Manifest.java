package nl.nabij.server.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What is in a backup; its last part, so that a file without it is known to be cut short.
///
/// @param format of the file; this build reads [#FORMAT]
/// @param program the version of the server that wrote it
/// @param database none in a file of keys
/// @param authority SHA-256 of the authority's certificate: the keys in a second file have to be of the same one
/// @param keysApart whether the folder is in a second file
/// @param settings those in force when it was made, without secrets
record Manifest(
        int format,
        UUID backup,
        Instant takenAt,
        String program,
        Optional<Database> database,
        Optional<String> authority,
        boolean keysApart,
        Map<String, String> settings,
        List<Part> parts) {

    static final int FORMAT = 1;

    static final String NAME = "manifest.json";

    Manifest {
        settings = Map.copyOf(settings);
        parts = List.copyOf(parts);
    }

    /// @param schema the newest migration of it
    /// @param tables in the order in which they can be filled
    record Database(String schema, List<Table> tables, List<Sequence> sequences) {
        Database {
            tables = List.copyOf(tables);
            sequences = List.copyOf(sequences);
        }
    }

    /// @param part the part that holds its rows, in PostgreSQL's text format of COPY
    record Table(String name, String part, List<String> columns, long rows) {
        Table {
            columns = List.copyOf(columns);
        }
    }

    /// @param last the last value that it gave
    record Sequence(String name, long last) {}

    /// One entry of the zip.
    record Part(String name, long bytes, String sha256) {}
}
