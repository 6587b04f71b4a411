package nl.nabij.contract.face;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.home.Kind;

/// How a home was installed, for the second person who looks whether it is right: `GET
/// /api/v1/homes/{id}/installation`.
///
/// @param version what a check refers to: it changes with whatever is in here
/// @param boxSince since when the present box is the home's
/// @param installedBy who said last what a device is
/// @param missing what has to be done before it can be checked
public record HomeInstallation(
        GatewayId home,
        Optional<String> client,
        String version,
        Optional<Instant> boxSince,
        List<InstalledThing> devices,
        List<HomeView.Contact> contacts,
        Optional<String> installedBy,
        Optional<Instant> installedAt,
        Optional<InstallationCheck> check,
        List<Missing> missing) {

    public HomeInstallation {
        devices = List.copyOf(devices);
        contacts = List.copyOf(contacts);
        missing = List.copyOf(missing);
    }

    /// @param purpose `sos` or `bed`; empty for a device that is what it is
    /// @param alarm whether it calls for help
    public record InstalledThing(
            DeviceId id,
            String name,
            Optional<String> room,
            String model,
            List<Kind> kinds,
            Optional<String> purpose,
            boolean alarm,
            Optional<TestProof> proof) {
        public InstalledThing {
            kinds = List.copyOf(kinds);
        }
    }

    /// A test press that came through: the newest of its device and of the present box.
    ///
    /// @param by the installer
    /// @param happenedAt when the home heard it, where its clock can be trusted
    /// @param storedAt when the centre had it
    /// @param backMillis between the home's hearing it and the centre's answer there
    /// @param answeredBy who at the centre took it
    public record TestProof(
            String by,
            Kind kind,
            Optional<Instant> happenedAt,
            Instant storedAt,
            Optional<Long> backMillis,
            Optional<Instant> answeredAt,
            Optional<String> answeredBy) {}

    /// @param by the second person
    /// @param current false when something was changed since
    public record InstallationCheck(String by, Instant at, boolean current) {}

    public enum Missing {
        @com.fasterxml.jackson.annotation.JsonProperty("box")
        BOX,
        @com.fasterxml.jackson.annotation.JsonProperty("alarm-device")
        ALARM_DEVICE,
        @com.fasterxml.jackson.annotation.JsonProperty("test")
        TEST,
        @com.fasterxml.jackson.annotation.JsonProperty("room")
        ROOM,
        @com.fasterxml.jackson.annotation.JsonProperty("contact")
        CONTACT
    }

    /// The body of `POST /api/v1/homes/{id}/installation/check`.
    ///
    /// @param version of what she saw
    public record CheckInstallation(String version) {}

    /// An installer's access to a box that is enrolled already.
    ///
    /// @param code eight digits, shown once
    /// @param toldToBox whether the box has it already; else it is told at its next connect
    public record InstallerCode(String code, Instant expiresAt, boolean toldToBox) {}
}
