/// What the installer sets, and the folder in which the gateway keeps its data.
///
/// Main types: [nl.nabij.gateway.settings.GatewayConfig] and
/// [nl.nabij.gateway.settings.DataFolder]. Only the wiring may depend on it. It never prints a
/// secret.
@NullMarked
package nl.nabij.gateway.settings;

import org.jspecify.annotations.NullMarked;
