/// The record of who looked at which client, when, why and from where (NEN 7513).
///
/// Main type: [nl.nabij.server.audit.AuditLog]. Whoever shows a client depends on it. It never
/// changes or deletes a row, and holds nothing of what was seen.
@NullMarked
package nl.nabij.server.audit;

import org.jspecify.annotations.NullMarked;
