/// A broker that the household already has, joined as a client through Paho.
///
/// Main type: [nl.nabij.gateway.broker.outside.OutsideBroker]. Only the wiring may depend on it. It
/// never keeps a message to be sent later, and acknowledges none before its listener returned.
@NullMarked
package nl.nabij.gateway.broker.outside;

import org.jspecify.annotations.NullMarked;
