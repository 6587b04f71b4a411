package nl.nabij.contract.face;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.Person;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.Down;

/// All that the resident's screen shows, whole in each frame of `/api/v1/screen` (WebSocket, text
/// frames).
///
/// @param now the box's clock; the screen counts on from it
/// @param clockTrusted false until the box's clock is synchronised: then the screen shows no time
/// @param uplink whether the centre can be reached
/// @param clientName how the screen greets her; empty until the centre told it
/// @param help what is going on about help; empty when all is quiet
/// @param people whom she can call, in her order
/// @param nextVisit who comes next; empty while nothing is known of it, which is not 'nobody comes'
/// @param today what is on today, as somebody told the centre; empty while nothing is known of it
/// @param calls that are planned for today, also those that are over; empty from a box of an earlier version
public record ResidentState(
        Instant now,
        String timeZone,
        String language,
        boolean clockTrusted,
        boolean uplink,
        Optional<String> clientName,
        Optional<Neighbour> neighbour,
        Optional<Help> help,
        List<Tile> tiles,
        List<Person> people,
        Optional<Visit> nextVisit,
        List<Happening> today,
        List<Appointment> calls) {

    public ResidentState {
        calls = List.copyOf(calls);
        tiles = List.copyOf(tiles);
        people = List.copyOf(people);
        today = List.copyOf(today);
    }

    /// The same with a new reading of the box's clock.
    public ResidentState at(Instant now) {
        return new ResidentState(
                now,
                timeZone,
                language,
                clockTrusted,
                uplink,
                clientName,
                neighbour,
                help,
                tiles,
                people,
                nextVisit,
                today,
                calls);
    }

    public record Neighbour(String name, String phone) {}

    /// @param who as she reads it, such as `de thuiszorg`
    /// @param until when it ends, where that is agreed
    public record Visit(String who, Instant from, Optional<Instant> until) {}

    public record Happening(Instant at, String what, Optional<String> where) {}

    /// A planned call of today.
    ///
    /// @param with as she reads it; absent: whoever of her care organisation is there
    /// @param face whom her own press calls instead of asking her care organisation
    public record Appointment(UUID plan, Instant at, Optional<String> with, Optional<UUID> face, Settled settled) {}

    public enum Settled {
        /// How far it is follows from the clock alone.
        @JsonProperty("no")
        NO,
        @JsonProperty("skipped")
        SKIPPED,
        @JsonProperty("held")
        HELD
    }

    /// @param since when it began
    /// @param stage how far it is
    /// @param with who is with her, from `claimed` on
    /// @param kind what raised it: her button, or smoke
    /// @param coming who comes to her, or came
    public record Help(
            Instant since,
            HelpStage stage,
            Optional<String> with,
            Kind kind,
            boolean cancelled,
            Optional<Coming> coming) {}

    /// Who comes, and how soon in words that change seldom: the box counts, so that the screen needs no
    /// clock for it.
    ///
    /// @param aboutMinutes with `about` only
    public record Coming(String who, Arrival arrival, Optional<Integer> aboutMinutes) {}

    public enum Arrival {
        /// Nobody said when, or the box cannot know how much of it has passed.
        @JsonProperty("unknown")
        UNKNOWN,
        @JsonProperty("about")
        ABOUT,
        /// A moment, and not overdue.
        @JsonProperty("nearly")
        NEARLY,
        /// It takes longer than was thought.
        @JsonProperty("later")
        LATER
    }

    public enum HelpStage {
        /// On the box's disk, not yet at the centre: 'we are calling for help'.
        @JsonProperty("calling")
        CALLING,
        /// As above, and the centre cannot be reached: 'call 112 or your neighbour; we go on
        /// trying'.
        @JsonProperty("calling-offline")
        CALLING_OFFLINE,
        @JsonProperty("heard")
        HEARD,
        @JsonProperty("claimed")
        CLAIMED,
        @JsonProperty("contact")
        CONTACT,
        @JsonProperty("responder-asked")
        RESPONDER_ASKED,
        @JsonProperty("responder-coming")
        RESPONDER_COMING,
        @JsonProperty("responder-arrived")
        RESPONDER_ARRIVED,
        /// Closed less than two minutes ago: 'all is well again'.
        @JsonProperty("over")
        OVER;

        public static HelpStage of(Down.Stage stage) {
            return switch (stage) {
                case HEARD -> HEARD;
                case CLAIMED -> CLAIMED;
                case CONTACT -> CONTACT;
                case RESPONDER_ASKED -> RESPONDER_ASKED;
                case RESPONDER_COMING -> RESPONDER_COMING;
                case RESPONDER_ARRIVED -> RESPONDER_ARRIVED;
            };
        }
    }

    /// A curtain or a light (also a plug or a switch) that she can use.
    ///
    /// @param kind `curtain`, `light`, `plug` or `switch`
    /// @param state empty while unknown
    /// @param doing the newest command on it that did not end, or that ended badly in the last
    ///     minute
    public record Tile(
            DeviceId device,
            String name,
            Optional<String> room,
            Kind kind,
            boolean available,
            Optional<StateValue> state,
            Optional<Doing> doing) {}

    /// @param action as in [nl.nabij.contract.home.DeviceCommand]
    public record Doing(CommandId command, String action, CommandView.State state) {}
}
