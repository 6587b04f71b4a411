/// When an alarm waits and nobody is there: whom outside the server tells, when, how often, and what became
/// of it.
///
/// Main type: [nl.nabij.server.callout.CalloutLifeCycle], which decides;
/// [nl.nabij.server.callout.CalloutLook] does it. Only the wiring depends on it. It never takes an alarm from
/// anybody, and sends nothing by which a client could be recognised.
@NullMarked
package nl.nabij.server.callout;

import org.jspecify.annotations.NullMarked;
