package nl.nabij.contract.face;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Whom outside an organisation has called when an alarm waits and nobody is there.
public final class EmergencyContacts {

    /// More in a row are called so late that the first would have been called again.
    public static final int MOST = 10;

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_URL = 500;

    private EmergencyContacts() {}

    /// @param afterSeconds an alarm waits so long while nobody is there, 10 to 600
    /// @param unansweredAfterSeconds and so long although somebody is there who does not take it, 60 to 3600
    /// @param againMinutes told again each time this passes and nobody took it, 1 to 60
    /// @param contacts in the order in which they are called
    /// @param calls the last ones, newest first
    public record EmergencyPlan(
            int afterSeconds,
            int unansweredAfterSeconds,
            int againMinutes,
            List<EmergencyContact> contacts,
            List<EmergencyCall> calls) {
        public EmergencyPlan {
            contacts = List.copyOf(contacts);
            calls = List.copyOf(calls);
        }
    }

    /// @param url where the message is posted
    /// @param last how the last call of it ended, also a test's; absent before the first
    /// @param secret by which the receiver knows us: in the answer to the change that made it, and nowhere
    ///     else again
    public record EmergencyContact(
            UUID id, String name, String url, Optional<EmergencyCall> last, Optional<String> secret) {}

    /// One attempt.
    ///
    /// @param contact its name as it was then
    /// @param outcome `accepted`, `refused`, `redirected`, `no-answer`, `unreachable`, `unknown-host`,
    ///     `not-trusted`, `address-not-allowed`, `under-way`, or `unknown` where the server was stopped
    ///     before the answer
    /// @param status of the HTTP answer, where there was one
    /// @param round 1 at first; higher where nobody took the alarm for long
    public record EmergencyCall(
            Instant at, String contact, String outcome, Optional<Integer> status, boolean test, int round) {}

    /// The body of `PUT /api/v1/emergency-contacts`: all of it, as it has to be from now on.
    public record EmergencyPlanChange(
            int afterSeconds, int unansweredAfterSeconds, int againMinutes, List<EmergencyContactChange> contacts) {
        public EmergencyPlanChange {
            contacts = List.copyOf(contacts);
            if (contacts.size() > MOST) {
                throw new IllegalArgumentException("contacts may be " + MOST + " at most");
            }
            List<UUID> ids =
                    contacts.stream().flatMap(contact -> contact.id().stream()).toList();
            if (ids.stream().distinct().count() < ids.size()) {
                throw new IllegalArgumentException("contacts hold one id twice");
            }
        }
    }

    /// @param id absent for a new one
    /// @param secret absent: it keeps the one it has, and a new contact gets one made by the server
    public record EmergencyContactChange(Optional<UUID> id, String name, String url, Optional<String> secret) {
        public EmergencyContactChange {
            name = name.strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("name has to have 1 to " + LONGEST_NAME + " characters");
            }
            url = url.strip();
            if (url.isEmpty() || url.length() > LONGEST_URL) {
                throw new IllegalArgumentException("url has to have 1 to " + LONGEST_URL + " characters");
            }
        }
    }
}
