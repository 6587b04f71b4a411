package nl.nabij.contract.face;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.home.Kind;

/// All that the installer's page on the gateway shows, `GET /api/v1/install`. Without a session of an
/// installer only whether the box belongs to a home.
///
/// @param installer who is signed in here; empty without a session
/// @param enrolled whether the box belongs to a home
/// @param gateway of which home the box is; empty without a session
/// @param enrolling what became of the code that was typed last
/// @param link whether the centre can be reached
/// @param bridge whether Zigbee2MQTT works; empty while it said nothing
/// @param openForSeconds how much longer new devices are let in; 0 when closed
/// @param problem why the last wish at Zigbee2MQTT was not fulfilled, in its own words
/// @param rooms as staff wrote them down; empty without a session, or while nobody did
/// @param trial the test that runs, or the last one since the start
public record InstallState(
        Optional<String> installer,
        boolean enrolled,
        Optional<GatewayId> gateway,
        Enrolling enrolling,
        boolean link,
        String language,
        Optional<String> client,
        Optional<Boolean> bridge,
        long openForSeconds,
        Optional<String> problem,
        List<InstallDevice> devices,
        Optional<InstallTrial> trial,
        List<String> rooms) {

    public InstallState {
        devices = List.copyOf(devices);
        rooms = List.copyOf(rooms);
    }

    public enum Enrolling {
        /// No code was typed.
        @JsonProperty("nothing")
        NOTHING,
        @JsonProperty("asking")
        ASKING,
        /// The centre knows no such code: wrong, used, or too old.
        @JsonProperty("refused")
        REFUSED,
        /// Nobody answers; it is tried again.
        @JsonProperty("unreachable")
        UNREACHABLE,
        @JsonProperty("done")
        DONE
    }

    /// @param id as everywhere
    /// @param purposes what it could be for beside what it is: `sos`, `bed`
    /// @param purpose which of them was chosen
    /// @param alarm whether it calls for help, and so has to be tried
    /// @param installed whether somebody said what it is
    /// @param joining that Zigbee2MQTT has not got to know it yet
    /// @param tried when the centre last answered a test press of it, on the box's clock
    public record InstallDevice(
            DeviceId id,
            String name,
            Optional<String> room,
            String vendor,
            String model,
            List<Kind> kinds,
            List<String> purposes,
            Optional<String> purpose,
            boolean alarm,
            boolean installed,
            boolean joining,
            Optional<Boolean> available,
            Optional<String> fault,
            Optional<Instant> tried) {

        public InstallDevice {
            kinds = List.copyOf(kinds);
            purposes = List.copyOf(purposes);
        }
    }

    /// A test press, step by step; times are the box's clock.
    ///
    /// @param remainingSeconds until it ends by itself while nobody pressed
    /// @param heardAt the home heard it and has it on its disk
    /// @param storedAt the centre's receipt came back
    /// @param seenAt the centre told the home what it made of it
    /// @param answeredAt somebody at the centre took it
    /// @param answeredBy who that is
    /// @param real the centre took it for an alarm and not for a test
    public record InstallTrial(
            DeviceId device,
            Instant askedAt,
            long remainingSeconds,
            Optional<Instant> heardAt,
            Optional<Instant> storedAt,
            Optional<Instant> seenAt,
            Optional<Instant> answeredAt,
            Optional<String> answeredBy,
            boolean real) {}

    /// The body of `POST /api/v1/install/session`.
    ///
    /// @param code the home's enrolment code, or the eight digits of an installer's access
    public record InstallSignIn(String name, String code) {}

    /// The body of `POST /api/v1/install/joining`.
    public record InstallJoining(boolean open) {}

    /// The body of `POST /api/v1/install/devices/{id}`.
    public record InstallSetting(String name, Optional<String> room, Optional<String> purpose) {}
}
