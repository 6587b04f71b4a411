/// Calls that were agreed upon with clients: written down, told to her screen, reminded of, and settled as
/// held or missed.
///
/// Main types: [nl.nabij.server.planned.PlanBook] (what was agreed), [nl.nabij.server.planned.PlanWatch] (each
/// day's course, judged by [nl.nabij.server.planned.DayJudgement]), [nl.nabij.server.planned.PlanAgenda] (who
/// makes them). That a knock is a planned call, [nl.nabij.server.calling] finds out itself.
@NullMarked
package nl.nabij.server.planned;

import org.jspecify.annotations.NullMarked;
