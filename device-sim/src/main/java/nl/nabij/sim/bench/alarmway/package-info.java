/// How long an alarm takes from the home broker to a console, beside what nobody can be faster than.
///
/// Main type: [nl.nabij.sim.bench.alarmway.AlarmWay]. Only the command line depends on it. It looks into nothing: the
/// programs are the delivered ones, and the times are taken outside of them.
@NullMarked
package nl.nabij.sim.bench.alarmway;

import org.jspecify.annotations.NullMarked;
