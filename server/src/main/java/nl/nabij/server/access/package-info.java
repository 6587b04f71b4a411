/// Who may do what at the centre: accounts, sign-in, sessions, roles, and the delay against guessing.
///
/// Main type: [nl.nabij.server.access.SignInDesk]. The faces' HTTP packages and the wiring may
/// depend on it. It never reads data of a client, and never tells a stranger whether a user exists.
@NullMarked
package nl.nabij.server.access;

import org.jspecify.annotations.NullMarked;
