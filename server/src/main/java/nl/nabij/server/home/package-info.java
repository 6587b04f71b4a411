/// The homes: which are there, their devices and what these said last, and what does not work.
///
/// Main types: [nl.nabij.server.home.Presences] and [nl.nabij.server.home.HomeReportsStore]. The
/// wiring may depend on it, and commands on its [nl.nabij.server.home.HomeRegister]; the faces read its
/// tables under their own policies. It never closes
/// an alarm, and raises but one: that a home can raise none ([nl.nabij.server.home.AlarmPaths]).
@NullMarked
package nl.nabij.server.home;

import org.jspecify.annotations.NullMarked;
