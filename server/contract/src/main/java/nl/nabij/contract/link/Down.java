package nl.nabij.contract.link;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Person;
import nl.nabij.contract.home.PlannedCall;
import nl.nabij.contract.home.WeekEntry;

/// What the server tells a gateway. The topic's last word is the channel, the `type` says what
/// exactly.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = Down.UnknownDown.class, visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Down.Receipt.class, name = "receipt"),
    @JsonSubTypes.Type(value = Down.Command.class, name = "command"),
    @JsonSubTypes.Type(value = Down.Notice.class, name = "notice"),
    @JsonSubTypes.Type(value = Down.Config.class, name = "config"),
    @JsonSubTypes.Type(value = Down.RenewCertificate.class, name = "certificate.renew"),
    @JsonSubTypes.Type(value = Down.InstallerAccess.class, name = "installer.access"),
    @JsonSubTypes.Type(value = Down.Installation.class, name = "installation"),
    @JsonSubTypes.Type(value = Down.Call.class, name = "call"),
})
public sealed interface Down {

    /// On `down/receipt`, only after the commit: all of this stream and epoch through this number
    /// is stored for good.
    ///
    /// @param through 0 when nothing is stored yet: the gateway sends from 1
    record Receipt(Stream stream, long epoch, long through) implements Down {}

    /// On `down/command`.
    ///
    /// @param remainingMillis how much longer it may be carried out, counted from its arrival:
    ///     boxes' clocks may be wrong
    record Command(CommandId command, DeviceId device, DeviceCommand what, long remainingMillis) implements Down {
        public Command {
            if (remainingMillis < 0) {
                throw new IllegalArgumentException("remainingMillis has to be 0 or more");
            }
        }
    }

    /// On `down/notice`: all alarms of this home that are open, whole each time, after each change
    /// and each connect. An alarm that is no longer in it is closed.
    ///
    /// @param revision rises with each change; an older one that arrives late is dropped
    record Notice(long revision, List<OpenAlarm> alarms) implements Down {
        public Notice {
            alarms = List.copyOf(alarms);
        }
    }

    /// On `down/config`: what the screen shows and the box needs. Whole each time.
    record Config(long revision, HomeConfig home) implements Down {}

    /// On `down/config`: the box's certificate is near its end or past it, by the server's clock. A box
    /// whose own clock is not synchronised learns it from this alone; saying it again does no harm.
    record RenewCertificate() implements Down {}

    /// On `down/config`: with this code somebody may install devices at the box, for so long. The box
    /// keeps it in memory only; it is said again at each connect while it lasts.
    ///
    /// @param codeHash SHA-256 in hexadecimal of the code's eight digits
    /// @param remainingMillis counted from its arrival: boxes' clocks may be wrong
    record InstallerAccess(String codeHash, long remainingMillis) implements Down {
        public InstallerAccess {
            if (remainingMillis < 0) {
                throw new IllegalArgumentException("remainingMillis has to be 0 or more");
            }
        }
    }

    /// On `down/config`, after each connect: what the home's installers said of its devices. A box that
    /// has an installation of its own goes on with that; a new box takes this one.
    record Installation(List<InstalledDevice> devices) implements Down {
        public Installation {
            devices = List.copyOf(devices);
        }
    }

    /// On `down/signal`: what the centre tells one device of the home of a call.
    ///
    /// @param endpoint as in [CallUp]
    record Call(String endpoint, CallTold told) implements Down {}

    /// A type that this build does not know; it is logged by name and dropped.
    record UnknownDown(String type) implements Down {}

    /// What her own screen may say about one alarm.
    ///
    /// @param with the first name or function of who is with her, once claimed
    /// @param responder who comes to her, or came; empty from a centre of an earlier version
    /// @param arrivesInMillis how much longer that may take, counted from the notice's arrival: boxes'
    ///     clocks may be wrong. Below 0 it takes longer than was thought; empty when nobody said when
    record OpenAlarm(
            nl.nabij.contract.AlarmId alarm,
            DeviceId device,
            nl.nabij.contract.home.Kind kind,
            java.time.Instant raisedAt,
            Stage stage,
            Optional<String> with,
            boolean cancelledByClient,
            Optional<String> responder,
            Optional<Long> arrivesInMillis) {

        /// An alarm for which nobody comes yet.
        public OpenAlarm(
                nl.nabij.contract.AlarmId alarm,
                DeviceId device,
                nl.nabij.contract.home.Kind kind,
                java.time.Instant raisedAt,
                Stage stage,
                Optional<String> with,
                boolean cancelledByClient) {
            this(alarm, device, kind, raisedAt, stage, with, cancelledByClient, Optional.empty(), Optional.empty());
        }
    }

    /// How far the help is, as her screen tells it.
    enum Stage {
        /// Stored at the centre and offered to people.
        @com.fasterxml.jackson.annotation.JsonProperty("heard")
        HEARD,
        /// A person took it.
        @com.fasterxml.jackson.annotation.JsonProperty("claimed")
        CLAIMED,
        /// That person spoke to her or saw her.
        @com.fasterxml.jackson.annotation.JsonProperty("contact")
        CONTACT,
        @com.fasterxml.jackson.annotation.JsonProperty("responder-asked")
        RESPONDER_ASKED,
        @com.fasterxml.jackson.annotation.JsonProperty("responder-coming")
        RESPONDER_COMING,
        @com.fasterxml.jackson.annotation.JsonProperty("responder-arrived")
        RESPONDER_ARRIVED
    }

    /// @param clientName how the screen greets her, such as `mevrouw Willemse`
    /// @param language `nl` or `en`
    /// @param neighbourName shown when the centre cannot be reached
    /// @param people whom her screen shows with their numbers, in the order in which she calls them; empty
    ///     from a centre of an earlier version
    /// @param rooms as staff wrote them down, offered to the installer; empty from a centre of an earlier
    ///     version
    /// @param week who comes and what is on in a usual week, at most 40; empty from a centre of an earlier
    ///     version
    /// @param calls that are planned, at most 20; empty from a centre of an earlier version
    record HomeConfig(
            String clientName,
            String language,
            String timeZone,
            Optional<String> neighbourName,
            Optional<String> neighbourPhone,
            Optional<List<Person>> people,
            Optional<List<String>> rooms,
            Optional<List<WeekEntry>> week,
            Optional<List<PlannedCall>> calls) {

        public HomeConfig {
            people = people.map(List::copyOf);
            rooms = rooms.map(List::copyOf);
            week = week.map(List::copyOf);
            calls = calls.map(List::copyOf);
        }

        /// A home whose people nobody told.
        public HomeConfig(
                String clientName,
                String language,
                String timeZone,
                Optional<String> neighbourName,
                Optional<String> neighbourPhone) {
            this(
                    clientName,
                    language,
                    timeZone,
                    neighbourName,
                    neighbourPhone,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
