/// The home's memory in a SQLite file.
///
/// Main type: [nl.nabij.gateway.device.sqlite.SqliteHomeMemory]. Only the wiring may depend on it. It
/// never decides what is worth remembering.
@NullMarked
package nl.nabij.gateway.device.sqlite;

import org.jspecify.annotations.NullMarked;
