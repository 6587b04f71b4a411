/// The audit's table in PostgreSQL.
///
/// Main type: [nl.nabij.server.audit.postgres.PostgresAuditLog]. Only the wiring may depend on it. It
/// never reads.
@NullMarked
package nl.nabij.server.audit.postgres;

import org.jspecify.annotations.NullMarked;
