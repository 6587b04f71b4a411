/// Backup and restore of one server: its database and what of its folder cannot be made anew.
///
/// Main types: [nl.nabij.server.backup.BackupMain], the program; [nl.nabij.server.backup.BackupJob] and
/// [nl.nabij.server.backup.RestoreJob], its two jobs. Nothing depends on it. It never writes a key in clear into a
/// file that also holds the database, and never leaves half a server where a server would start.
@NullMarked
package nl.nabij.server.backup;

import org.jspecify.annotations.NullMarked;
