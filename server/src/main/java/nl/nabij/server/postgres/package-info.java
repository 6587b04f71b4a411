/// PostgreSQL: starts the embedded one or reaches an outside one, migrates it, and gives the other
/// features transactions that say for whom they are.
///
/// Main type: [nl.nabij.server.postgres.Database]. Every feature's store may depend on it. It never
/// works as the superuser or as the owner of the tables, but for migrations and backups, and knows no feature.
@NullMarked
package nl.nabij.server.postgres;

import org.jspecify.annotations.NullMarked;
