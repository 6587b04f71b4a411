/// Reaching people whose page is closed: web push to the browsers of those who work here, and of a client's family and
/// friends.
///
/// Main types: [nl.nabij.server.push.Summons] (who is asked for what, until when), [nl.nabij.server.push.Pushes]
/// (brings it to their phones), [nl.nabij.server.push.PushPlan] (the rule: who gets what, pure) and
/// [nl.nabij.server.push.PushDesk] (where a browser subscribes, whoever judged who it is). Whatever asks people for
/// something tells it a summons, as calls do; it knows none of them. It must never hold up who tells it something, and
/// carries nothing of a client.
@NullMarked
package nl.nabij.server.push;

import org.jspecify.annotations.NullMarked;
