/// What people at the centre ask of devices in homes: asked, delivered, and done only when the device
/// itself said so.
///
/// Main types: [nl.nabij.server.command.CommandLifeCycle] (decides) and
/// [nl.nabij.server.command.CommandService] (the shell). The console and the wiring may depend on it.
/// It never shows something as done that was only asked.
@NullMarked
package nl.nabij.server.command;

import org.jspecify.annotations.NullMarked;
