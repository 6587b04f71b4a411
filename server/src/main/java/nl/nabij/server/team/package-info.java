/// Teams: which people and homes of an organisation belong together.
///
/// Main type: [nl.nabij.server.team.TeamBook]. `admin` and the wiring may depend on it. It never steers
/// an alarm: who is rung does not know of teams yet.
@NullMarked
package nl.nabij.server.team;

import org.jspecify.annotations.NullMarked;
