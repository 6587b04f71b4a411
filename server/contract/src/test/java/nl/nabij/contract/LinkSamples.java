package nl.nabij.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.Person;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.contract.link.InstalledDevice;
import nl.nabij.contract.link.Presence;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;

/// One of each message between gateway and server, by the name of its golden file.
final class LinkSamples {

    static final Instant AT = Instant.parse("2026-11-23T02:11:04.250Z");
    static final DeviceId PENDANT = new DeviceId("0x00158d0001a2b3c4");
    static final DeviceId CURTAIN = new DeviceId("0x842e14fffe9c1234");
    static final AlarmId ALARM = AlarmId.of("5f0c8a52-3c1e-4a4e-9a39-0b6a4c1d2e01");
    static final CommandId COMMAND = CommandId.of("8b1f2c3d-0000-4000-8000-00000000c001");
    static final GatewayId HOME = new GatewayId("gw-7f3k2m");

    private static final UUID BOOT = UUID.fromString("0d4f7b1a-1111-4222-8333-444455556666");

    private LinkSamples() {}

    static Device curtain() {
        return new Device(
                CURTAIN,
                "gordijn slaapkamer",
                Optional.of("slaapkamer"),
                "TuYa",
                "TS0601_cover",
                List.of(Kind.CURTAIN, Kind.BATTERY_LOW, Kind.TEMPERATURE),
                Map.of(Kind.CURTAIN, new StateValue.Curtain("partly", Optional.of(40), true)),
                Optional.of(true),
                Optional.empty());
    }

    static Device faulty() {
        return new Device(
                new DeviceId("0x1"),
                "lamp #1 \"voor\" 💡",
                Optional.empty(),
                "",
                "",
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.of("its name holds #, which MQTT forbids"));
    }

    static InstalledDevice installed() {
        return new InstalledDevice(
                PENDANT, Optional.of("knop bij het bed"), Optional.of("slaapkamer"), Optional.of(InstalledDevice.SOS));
    }

    static Map<String, Object> all() {
        return Map.ofEntries(
                Map.entry(
                        "up",
                        new Up(
                                1,
                                Stream.ALARM,
                                3,
                                17,
                                AT,
                                false,
                                BOOT,
                                81_234,
                                new UpMessage.AlarmCleared(PENDANT, Kind.SOS))),
                Map.entry(
                        "up-alarm.raised",
                        new UpMessage.AlarmRaised(
                                PressId.of("5f0c8a52-3c1e-4a4e-9a39-0b6a4c1d2e01"),
                                PENDANT,
                                "halszender",
                                Optional.of("slaapkamer"),
                                Kind.SOS)),
                Map.entry("up-alarm.cleared", new UpMessage.AlarmCleared(PENDANT, Kind.SMOKE)),
                Map.entry("up-alarm.cancelled", new UpMessage.AlarmCancelled(Optional.of("mistake"))),
                Map.entry("up-devices.listed", new UpMessage.DevicesListed(1, 2, List.of(curtain(), faulty()))),
                Map.entry(
                        "up-device.reported",
                        new UpMessage.DeviceReported(
                                CURTAIN, Kind.CURTAIN, new StateValue.Curtain("open", Optional.of(100), false))),
                Map.entry(
                        "up-device.reported-light",
                        new UpMessage.DeviceReported(
                                new DeviceId("lamp"),
                                Kind.LIGHT,
                                new StateValue.Light(true, Optional.of(80), Optional.empty()))),
                Map.entry(
                        "up-device.reported-flag",
                        new UpMessage.DeviceReported(PENDANT, Kind.MOTION, new StateValue.Flag(true))),
                Map.entry(
                        "up-device.reported-measure",
                        new UpMessage.DeviceReported(PENDANT, Kind.TEMPERATURE, new StateValue.Measure(21.5))),
                Map.entry(
                        "up-device.reported-word",
                        new UpMessage.DeviceReported(PENDANT, Kind.CONTACT, StateValue.Word.CLOSED)),
                Map.entry(
                        "up-device.availability",
                        new UpMessage.DeviceAvailability(CURTAIN, false, Optional.of(AT.minusSeconds(7_200)))),
                Map.entry("up-device.radio", new UpMessage.DeviceRadio(PENDANT, 63)),
                Map.entry(
                        "up-fault.raised",
                        new UpMessage.FaultRaised(
                                "device.battery:0x00158d0001a2b3c4", Optional.of(PENDANT), "battery is low")),
                Map.entry("up-fault.cleared", new UpMessage.FaultCleared("bridge.offline")),
                Map.entry(
                        "up-command.result",
                        new UpMessage.CommandResult(
                                COMMAND, UpMessage.CommandResult.Outcome.FAILED, Optional.of("device is unavailable"))),
                Map.entry(
                        "up-alarm.raised-test",
                        new UpMessage.AlarmRaised(
                                PressId.of("5f0c8a52-3c1e-4a4e-9a39-0b6a4c1d2e01"),
                                PENDANT,
                                "halszender",
                                Optional.of("slaapkamer"),
                                Kind.SOS,
                                Optional.of(new UpMessage.InstallTest(BOOT, "Kees", 4_200)))),
                Map.entry("up-device.installed", new UpMessage.DeviceInstalled(installed(), "Kees")),
                Map.entry("up-device.removed", new UpMessage.DeviceRemoved(PENDANT, "Kees")),
                Map.entry("up-test.answered", new UpMessage.TestAnswered(BOOT, 310)),
                Map.entry("down-installer.access", new Down.InstallerAccess("4f00", 3_600_000)),
                Map.entry("down-installation", new Down.Installation(List.of(installed()))),
                Map.entry("down-receipt", new Down.Receipt(Stream.OTHER, 3, 1_024)),
                Map.entry(
                        "down-command",
                        new Down.Command(
                                COMMAND,
                                CURTAIN,
                                new DeviceCommand(
                                        Kind.CURTAIN,
                                        "position",
                                        Optional.of(40),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of("left")),
                                15_000)),
                Map.entry(
                        "down-notice",
                        new Down.Notice(
                                8,
                                List.of(new Down.OpenAlarm(
                                        ALARM,
                                        PENDANT,
                                        Kind.SOS,
                                        AT,
                                        Down.Stage.RESPONDER_COMING,
                                        Optional.of("Fatima"),
                                        true,
                                        Optional.of("Anja"),
                                        Optional.of(900_000L))))),
                Map.entry(
                        "down-config",
                        new Down.Config(
                                2,
                                new Down.HomeConfig(
                                        "mevrouw Willemse",
                                        "nl",
                                        "Europe/Amsterdam",
                                        Optional.of("mevrouw De Groot"),
                                        Optional.of("030 123 45 67"),
                                        Optional.of(List.of(
                                                new Person(
                                                        "Anna",
                                                        "daughter",
                                                        "",
                                                        Optional.of(UUID.fromString(
                                                                "3c9d1e70-0000-4000-8000-0000000000a1")),
                                                        Optional.of("0123456789abcdef0123456789abcdef")),
                                                new Person("mevrouw De Groot", "neighbour", "030 123 45 67"))),
                                        Optional.of(List.of("woonkamer", "slaapkamer")),
                                        Optional.of(List.of(FileSamples.visit())),
                                        Optional.of(List.of(PlanSamples.planned()))))),
                Map.entry("down-certificate.renew", new Down.RenewCertificate()),
                Map.entry("presence-online", new Presence.Online(1, "0.1.0", BOOT, true, 2, Optional.of(81_234L))),
                Map.entry("presence-lost", new Presence.Lost()),
                Map.entry("presence-leaving", new Presence.Leaving("update")),
                Map.entry(
                        "enrolment-request", new Enrolment.Request("K3M9-7QXT", "-----BEGIN CERTIFICATE REQUEST-----")),
                Map.entry(
                        "enrolment-answer",
                        new Enrolment.Answer(
                                HOME,
                                "-----BEGIN CERTIFICATE-----",
                                "-----BEGIN CERTIFICATE-----",
                                List.of("centre.example:8883", "second.example:8883"),
                                Optional.empty())),
                Map.entry(
                        "enrolment-answer-rotation",
                        new Enrolment.Answer(
                                HOME,
                                "-----BEGIN CERTIFICATE-----",
                                "-----BEGIN CERTIFICATE-----",
                                List.of("centre.example:8883"),
                                Optional.of(List.of("-----BEGIN CERTIFICATE-----")))),
                Map.entry(
                        "enrolment-renewal",
                        new Enrolment.Renewal(
                                "-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE REQUEST-----", "MEUCIQDx")));
    }
}
