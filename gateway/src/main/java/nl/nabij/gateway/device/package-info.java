/// What a thing in the home is: its kinds, its state, its episodes, the commands that run on it.
///
/// Main type: `Home`. The conventions, the screen, the link and the wiring may depend on it. It never
/// knows a convention's topics nor that a server exists.
@NullMarked
package nl.nabij.gateway.device;

import org.jspecify.annotations.NullMarked;
