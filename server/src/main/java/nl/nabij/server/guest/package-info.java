/// Guests of a call: a colleague's devices ring, and who has no account comes by a link that one browser
/// opens once and that ends with the call.
///
/// Main type: [nl.nabij.server.guest.GuestDesk]. It asks [nl.nabij.server.calling.CallCompany], whose
/// rules say who may be added; it never reads what is said in a call. Only the wiring depends on it.
@NullMarked
package nl.nabij.server.guest;

import org.jspecify.annotations.NullMarked;
