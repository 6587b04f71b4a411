/// Reaching people whose page is closed: web push to the browsers of those who work here.
///
/// Main types: [nl.nabij.server.push.Summons] (who is asked for what, until when), [nl.nabij.server.push.Pushes]
/// (brings it to their phones) and [nl.nabij.server.push.PushPlan] (the rule: who gets what, pure). Whatever asks
/// people for something tells it a summons, as calls do; it knows none of them. It must never hold up who tells it
/// something, and carries nothing of a client.
@NullMarked
package nl.nabij.server.push;

import org.jspecify.annotations.NullMarked;
