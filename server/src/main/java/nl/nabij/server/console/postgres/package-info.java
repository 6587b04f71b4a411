/// What a console reads from PostgreSQL: homes as people see them, colleagues, answer times; and its
/// shifts.
///
/// Main type: [nl.nabij.server.console.postgres.PostgresSurroundings]. Only the wiring may depend on
/// it. It reads other features' tables for lists, and writes none of them.
@NullMarked
package nl.nabij.server.console.postgres;

import org.jspecify.annotations.NullMarked;
