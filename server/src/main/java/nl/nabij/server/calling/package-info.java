/// Calls as they are kept, told and carried: the rules are those of [nl.nabij.server.call], and here is what
/// brings them together with the database, the homes' links and the pages' sockets.
///
/// Main types: [nl.nabij.server.calling.CallService] (what happened), [nl.nabij.server.calling.CallExchange]
/// (who is told, and whose envelopes pass). Media never comes here.
@NullMarked
package nl.nabij.server.calling;

import org.jspecify.annotations.NullMarked;
