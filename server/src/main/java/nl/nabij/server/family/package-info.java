/// Family and friends of a home, who have no account here: whom she lets in and for what, how they come
/// in (a
/// one-time link, then a passkey or another link), and what they are told.
///
/// Main types: [nl.nabij.server.family.RelativeBook] (the office's side),
/// [nl.nabij.server.family.FamilyDoor]
/// (theirs). Who may call whom is judged in `calling`, from the same tables. It never tells a relative of
/// alarms, of what sensors report, or whether somebody is at home.
@NullMarked
package nl.nabij.server.family;

import org.jspecify.annotations.NullMarked;
