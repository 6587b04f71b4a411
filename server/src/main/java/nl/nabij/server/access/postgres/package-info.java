/// Accounts and sessions in PostgreSQL.
///
/// Main type: [nl.nabij.server.access.postgres.PostgresAccessStore]. Only the wiring may depend on
/// it. It never reads a password's or a token's hash but through the two functions of its migration.
@NullMarked
package nl.nabij.server.access.postgres;

import org.jspecify.annotations.NullMarked;
