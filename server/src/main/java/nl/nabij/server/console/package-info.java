/// What a centralist's and a carer's page works with: the HTTP API of alarms, homes and commands, and
/// the one socket with everything that changes.
///
/// Main type: [nl.nabij.server.console.ServerRoutes]. Only the wiring may depend on it. It never
/// decides anything about an alarm, and never shows a client without an audit row.
@NullMarked
package nl.nabij.server.console;

import org.jspecify.annotations.NullMarked;
