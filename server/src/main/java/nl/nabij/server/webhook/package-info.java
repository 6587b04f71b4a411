/// Telling a program outside by HTTP: signed so that it can believe us, and only where we may call.
///
/// Main type: [nl.nabij.server.webhook.Webhook]. The call of people outside and the watchdog depend on it. It
/// knows no alarm, keeps nothing and tries once: who has something to tell decides about trying again.
@NullMarked
package nl.nabij.server.webhook;

import org.jspecify.annotations.NullMarked;
