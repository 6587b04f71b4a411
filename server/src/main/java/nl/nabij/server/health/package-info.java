/// Whether this server lives and can do its work, and whether alarms are answered, for whoever watches from
/// outside.
///
/// Main type: [nl.nabij.server.health.HealthRoutes]. Only the wiring depends on it. It never tells
/// anything about a client.
@NullMarked
package nl.nabij.server.health;

import org.jspecify.annotations.NullMarked;
