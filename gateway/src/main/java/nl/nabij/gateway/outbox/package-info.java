/// What has to reach the centre and has no receipt yet, on disk.
///
/// Main type: [nl.nabij.gateway.outbox.Outbox]. The link and the wiring may depend on it. It never
/// deletes a row for any reason but the server's receipt.
@NullMarked
package nl.nabij.gateway.outbox;

import org.jspecify.annotations.NullMarked;
