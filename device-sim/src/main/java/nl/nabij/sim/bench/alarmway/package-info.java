/// How long an alarm takes from the home broker to a console, beside what nobody can be faster than.
///
/// Main type: [nl.nabij.sim.bench.alarmway.AlarmWay]. Only the command line depends on it.
@NullMarked
package nl.nabij.sim.bench.alarmway;

import org.jspecify.annotations.NullMarked;
