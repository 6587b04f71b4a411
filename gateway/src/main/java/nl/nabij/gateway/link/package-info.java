/// The link to the centre: brings what waits in the outbox to one of its servers and takes what
/// comes down.
///
/// Main types: [nl.nabij.gateway.link.Uplink], which lives on the pure core
/// [nl.nabij.gateway.link.Link]. The wiring may depend on it. It never deletes a row for anything
/// but a receipt and never knows what a device is.
@NullMarked
package nl.nabij.gateway.link;

import org.jspecify.annotations.NullMarked;
