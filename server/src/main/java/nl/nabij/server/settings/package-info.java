/// How the environment's text becomes a checked configuration.
///
/// Main type: [nl.nabij.server.settings.ServerConfig]. Only the wiring depends on it: every feature
/// gets the values that it needs. It never guesses what a wrong value may have meant.
@NullMarked
package nl.nabij.server.settings;

import org.jspecify.annotations.NullMarked;
