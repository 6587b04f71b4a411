package nl.nabij.contract.face;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Who of a home's family and friends may use the family page, and for what. Each of them may knock and
/// is a
/// face on her screen until she says otherwise; nobody comes in by it without a consent of its own
/// ([CallConsents]), and nobody sees more of the home than its client's name.
public record Relatives(List<Relative> relatives) {

    /// As many as anybody finds again on her screen.
    public static final int MOST = 12;

    private static final List<String> RELATIONS = List.of("daughter", "friend", "neighbour", "other", "partner", "son");

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    public Relatives {
        relatives = List.copyOf(relatives);
    }

    /// @param relation `neighbour`, `son`, `daughter`, `partner`, `friend`, `other`
    /// @param by who said that this person may: herself, or who represents her
    /// @param mayCall whether the knock of this person rings at her
    /// @param from between which times, by her clock; 00:00 to 00:00 is all day, earlier than `from` it
    ///     reaches past midnight
    /// @param onScreen whether she has the face on her screen, and can press it
    /// @param photo name of the photo, where there is one
    /// @param linkUntil while a link waits to be opened
    /// @param browsers in which this person is signed in
    /// @param passkeys how many
    public record Relative(
            UUID id,
            String name,
            String relation,
            String by,
            boolean mayCall,
            String from,
            String until,
            boolean onScreen,
            Optional<String> photo,
            Optional<Instant> linkUntil,
            List<FamilyHome.Browser> browsers,
            int passkeys,
            Instant at,
            String invitedBy) {
        public Relative {
            browsers = List.copyOf(browsers);
        }
    }

    /// The body of `POST …/relatives`.
    ///
    /// @param name as she calls this person; 1 to 80 characters
    /// @param by who said it: herself, or the name and relation of who represents her; 1 to 80 characters
    public record Invite(String name, String relation, String by) {
        public Invite {
            name = HomeFields.name("name", name);
            HomeFields.checkOneOf("relation", relation, RELATIONS);
            by = HomeFields.name("by", by);
        }
    }

    /// The body of `PUT …/relatives/{relative}`: what this person may from now on.
    ///
    /// @param by who said it
    public record Allow(boolean mayCall, String from, String until, boolean onScreen, String by) {
        public Allow {
            checkTime("from", from);
            checkTime("until", until);
            HomeFields.check(
                    !from.equals(until) || from.equals("00:00"),
                    "until is the same as from; 00:00 to 00:00 is all day");
            by = HomeFields.name("by", by);
        }

        private static void checkTime(String what, String time) {
            HomeFields.check(
                    TIME.matcher(time).matches(), what + " is '" + time + "'; it has to be a time such as 14:00");
        }
    }

    /// The answer to an invitation and to `POST …/relatives/{relative}/link`; only a hash of it is kept,
    /// so it is
    /// told once.
    ///
    /// @param link to be given to this person and to nobody else: whoever opens it first is let in by it
    /// @param qr the same as the rows of a QR code, `1` for a dark module
    /// @param until it works once, until then
    public record Link(UUID relative, String link, List<String> qr, Instant until) {
        public Link {
            qr = List.copyOf(qr);
        }
    }
}
