/// The homes: which are there, their devices and what these said last, and what does not work.
///
/// Main types: [nl.nabij.server.home.Presences] and [nl.nabij.server.home.HomeStore]. Console,
/// command and the wiring may depend on it. It never shows a client to who may not see the home.
@NullMarked
package nl.nabij.server.home;

import org.jspecify.annotations.NullMarked;
