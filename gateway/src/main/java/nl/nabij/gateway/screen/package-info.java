/// What the resident's screen shows and does, and the gateway's HTTP on the box itself.
///
/// Main types: [nl.nabij.gateway.screen.ResidentScreen] and
/// [nl.nabij.gateway.screen.ScreenServer]. The wiring and, through
/// [nl.nabij.gateway.screen.CentreNews], the link may depend on it. It never listens beyond loopback.
@NullMarked
package nl.nabij.gateway.screen;

import org.jspecify.annotations.NullMarked;
