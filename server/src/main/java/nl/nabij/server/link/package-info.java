/// The centre's end of the link to the homes: MQTT 5 over mutual TLS, numbering, receipts, and what
/// is sent down.
///
/// Main types: [nl.nabij.server.link.Uplink] (listens) and [nl.nabij.server.link.GatewayLink] (the
/// port for features that tell a home something). Features may depend on it through its ports; it
/// depends on none of them. It never gives a receipt before the commit.
@NullMarked
package nl.nabij.server.link;

import org.jspecify.annotations.NullMarked;
