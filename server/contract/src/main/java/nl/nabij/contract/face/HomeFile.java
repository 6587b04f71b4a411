package nl.nabij.contract.face;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.home.WeekEntry;

/// All that an organisation keeps about a home and who lives there, but for its alarms and devices.
///
/// @param revision of what was read: a change names it, and is refused when somebody else's came between
/// @param since when the home was added
/// @param consents what was last said of each purpose, in their order; also those not asked yet
/// @param erasures what will be erased and when; empty while somebody lives there
/// @param connected whether its box is connected now
/// @param openAlarm whether an alarm of it waits or is being answered
public record HomeFile(
        GatewayId id,
        long revision,
        Instant since,
        HomeDetails details,
        HomeStay stay,
        List<ConsentState> consents,
        List<PlannedErasure> erasures,
        boolean connected,
        boolean openAlarm) {

    public HomeFile {
        consents = List.copyOf(consents);
        erasures = List.copyOf(erasures);
    }

    /// @param name as staff address her, `mevrouw Willemse`; 1 to 80 characters
    /// @param birthYear 1890 to 2200
    public record Resident(String name, Optional<Integer> birthYear) {
        private Resident checked() {
            birthYear.ifPresent(HomeFields::checkBirthYear);
            return new Resident(HomeFields.name("name of a resident", name), birthYear);
        }
    }

    /// What staff can change.
    ///
    /// @param residents who live there, 1 to 4; the first is greeted by her screen; none while nobody is
    ///     registered
    /// @param postcode absent only in a file that is older than this field; Dutch, four digits and two
    ///     letters, with or without a space between
    /// @param houseNumber absent only with the postcode; with its addition, `12a`; 1 to 10 characters, the
    ///     first a digit
    /// @param language of her screen: `nl` or `en`
    /// @param notes what matters, each at most 200 characters, at most 20 of them
    /// @param door how one gets in; at most 200 characters
    /// @param key where the key is, or the code of its safe; at most 200 characters
    /// @param contacts in the order in which they are called, at most 10
    /// @param week who comes and what is on in a usual week, for her screen and for who answers; at most 40
    /// @param rooms as people there call them, at most 30, none twice; 1 to 40 characters each
    public record HomeDetails(
            List<Resident> residents,
            Optional<String> postcode,
            Optional<String> houseNumber,
            String street,
            String town,
            String language,
            List<String> notes,
            Optional<String> door,
            Optional<String> key,
            List<HomeView.Contact> contacts,
            List<String> rooms,
            List<WeekEntry> week) {
        public HomeDetails {
            residents = List.copyOf(residents);
            notes = List.copyOf(notes);
            contacts = List.copyOf(contacts);
            rooms = List.copyOf(rooms);
            week = List.copyOf(week);
        }

        /// What is stored already is shown whatever it is; only what is written now has to keep the rules.
        private HomeDetails checked() {
            HomeFields.check(!residents.isEmpty(), "residents are none; a home has at least one");
            HomeFields.checkMost("residents", residents.size(), HomeFields.MOST_RESIDENTS);
            HomeFields.checkLanguage(language);
            HomeFields.checkMost("week", week.size(), HomeFields.MOST_WEEK_ENTRIES);
            return new HomeDetails(
                    residents.stream().map(Resident::checked).toList(),
                    Optional.of(HomeFields.postcode(postcode.orElse(""))),
                    Optional.of(HomeFields.houseNumber(houseNumber.orElse(""))),
                    HomeFields.name("street", street),
                    HomeFields.name("town", town),
                    language,
                    HomeFields.notes(notes),
                    HomeFields.line("door", door),
                    HomeFields.line("key", key),
                    HomeFields.contacts(contacts),
                    HomeFields.rooms(rooms),
                    week);
        }
    }

    /// Whether somebody lives there now.
    public enum StayState {
        @JsonProperty("living")
        LIVING,
        /// In hospital, on holiday: alarms are heard as ever, and say so; nobody is sent out for a silent
        /// box.
        @JsonProperty("away")
        AWAY,
        /// Moved out, died, care ended: alarms are heard until the box is collected; what was hers is
        /// erased step by step.
        @JsonProperty("ended")
        ENDED
    }

    /// @param reason of `away`: `hospital`, `rehabilitation`, `holiday`, `other`; of `ended`: `moved`,
    ///     `died`, `care-ended`, `other`
    /// @param since when it was said
    /// @param back until when she will be away, as far as is known
    /// @param by who said it
    public record HomeStay(
            StayState state,
            Optional<String> reason,
            Optional<Instant> since,
            Optional<LocalDate> back,
            Optional<String> note,
            Optional<String> by) {}

    /// What may be done with her data or in her home only when she agrees.
    public enum Purpose {
        /// What sensors report is kept for some days, so that who answers an alarm sees what happened
        /// before. Not kept without.
        @JsonProperty("history")
        HISTORY,
        /// During an alarm who answers it may unlock the door from afar: not after a no,
        /// nor after the last day of a yes.
        @JsonProperty("door")
        DOOR,
        /// Contacts may be told what is the matter; without, they are only asked to go and look.
        @JsonProperty("contacts")
        CONTACTS
    }

    /// @param given absent while it was not asked, or after its last day
    /// @param by who said it: herself, or the name and relation of who represents her
    /// @param at when it was said
    /// @param until its last day, when it was given for a time
    /// @param recordedBy who wrote it down
    public record ConsentState(
            Purpose purpose,
            Optional<Boolean> given,
            Optional<String> by,
            Optional<Instant> at,
            Optional<LocalDate> until,
            Optional<String> recordedBy) {}

    /// @param what `sensors` (what devices reported), `file` (contacts, notes, door, key, rooms, devices,
    ///     the box's
    ///     certificates), `all` (name, address, alarms)
    /// @param done whether it is behind us
    public record PlannedErasure(String what, Instant at, boolean done) {}

    /// The body of `PUT …/file`, and of `POST …/move`: the address from now on.
    public record ChangeHome(long revision, HomeDetails details) {
        public ChangeHome {
            details = details.checked();
        }
    }

    /// The body of `PUT …/away`.
    ///
    /// @param reason `hospital`, `rehabilitation`, `holiday` or `other`
    /// @param back the day on which somebody lives there again, as far as is known, not before today: from
    ///     the
    ///     day after it on a silent box is an alarm for people again
    /// @param note at most 200 characters, for who answers an alarm there
    public record Away(String reason, LocalDate back, Optional<String> note) {
        public static final List<String> REASONS = List.of("hospital", "rehabilitation", "holiday", "other");

        public Away {
            HomeFields.checkOneOf("reason", reason, REASONS);
            back = HomeFields.day("back", back);
            note = HomeFields.line("note", note);
        }
    }

    /// The body of `POST …/end`.
    ///
    /// @param reason `moved`, `died`, `care-ended` or `other`
    /// @param note at most 200 characters
    public record End(String reason, Optional<String> note) {
        public static final List<String> REASONS = List.of("moved", "died", "care-ended", "other");

        public End {
            HomeFields.checkOneOf("reason", reason, REASONS);
            note = HomeFields.line("note", note);
        }
    }

    /// The body of `POST …/erasure`: all of it, now.
    ///
    /// @param client the first resident's name, so that nobody erases another one's by mistake
    public record Erase(String client) {}

    /// The body of `POST …/consents`: what was said now. The last word counts.
    ///
    /// @param by who said it: herself, or the name and relation of who represents her; 1 to 80 characters
    /// @param until its last day; without, until she takes it back
    public record GiveConsent(Purpose purpose, boolean given, String by, Optional<LocalDate> until) {
        public GiveConsent {
            by = HomeFields.name("by", by);
            until = until.map(day -> HomeFields.day("until", day));
            HomeFields.check(given || until.isEmpty(), "until belongs to a yes; a no lasts until she says otherwise");
        }
    }

    /// How long an organisation keeps what it has to keep after care ended.
    ///
    /// @param years 1 to 30; 20 is the term of the Dutch law on treatment contracts (BW 7:454) for what is
    ///     a care record
    /// @param confirmed needed where fewer years make something due for erasure at once
    public record Keeping(int years, Optional<Boolean> confirmed) {
        public Keeping {
            HomeFields.check(years >= 1 && years <= 30, "years is " + years + "; it has to be 1 to 30");
        }
    }

    /// That something was erased, with nothing in it of what it was.
    ///
    /// @param home its id, which names nobody
    /// @param what as in [PlannedErasure]
    /// @param cause `ended` (its term was over), `asked` (an administrator did it at once), `moved`,
    ///     `withdrawn` (she took a consent back)
    public record Erased(GatewayId home, Instant at, String what, String cause, Optional<String> by) {}
}
