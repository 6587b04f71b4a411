/// What the faces are told and what they ask: the frames of their sockets and the bodies of their
/// HTTP calls.
///
/// Main types: [nl.nabij.contract.face.ConsoleFrame] and [nl.nabij.contract.face.ResidentState].
/// The TypeScript types of `server/web` are generated from this package. It never holds words of a
/// language: those stand in the faces.
@NullMarked
package nl.nabij.contract.face;

import org.jspecify.annotations.NullMarked;
