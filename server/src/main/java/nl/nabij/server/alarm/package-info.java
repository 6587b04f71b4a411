/// One alarm from the press to its closing: the pure core, its store of events, its deadlines.
///
/// Main types: [nl.nabij.server.alarm.AlarmLifeCycle] (decides) and
/// `AlarmService` (the shell). Link, console and command may depend on it. Nothing here may ever
/// close an alarm by itself, or keep one open that nobody is asked about.
@NullMarked
package nl.nabij.server.alarm;

import org.jspecify.annotations.NullMarked;
