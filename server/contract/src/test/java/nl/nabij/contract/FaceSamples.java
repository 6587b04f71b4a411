package nl.nabij.contract;

import static nl.nabij.contract.LinkSamples.ALARM;
import static nl.nabij.contract.LinkSamples.AT;
import static nl.nabij.contract.LinkSamples.COMMAND;
import static nl.nabij.contract.LinkSamples.CURTAIN;
import static nl.nabij.contract.LinkSamples.HOME;
import static nl.nabij.contract.LinkSamples.PENDANT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.face.Accounts;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.ApiError;
import nl.nabij.contract.face.CertificateView;
import nl.nabij.contract.face.CloseAlarm;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.face.ConsoleCall;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.contract.face.EnrolmentCodeView;
import nl.nabij.contract.face.FaultView;
import nl.nabij.contract.face.HomeCommand;
import nl.nabij.contract.face.HomeFile;
import nl.nabij.contract.face.HomeImport;
import nl.nabij.contract.face.HomeInstallation;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.face.HomesPage;
import nl.nabij.contract.face.InstallState;
import nl.nabij.contract.face.ManagedHome;
import nl.nabij.contract.face.NewHome;
import nl.nabij.contract.face.NoteResponder;
import nl.nabij.contract.face.ResidentState;
import nl.nabij.contract.face.SignIn;
import nl.nabij.contract.face.Staff;
import nl.nabij.contract.face.Street;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.Person;
import nl.nabij.contract.home.StateValue;

/// One of each frame and body of the faces, by the name of its golden file.
final class FaceSamples {

    private static final UserId FATIMA = UserId.of("aaaaaaaa-0000-4000-8000-000000000001");
    private static final OrganisationId CENTRE = OrganisationId.of("bbbbbbbb-0000-4000-8000-000000000001");

    private FaceSamples() {}

    static SignIn.Me me() {
        return new SignIn.Me(
                FATIMA, "centralist", "Fatima", CENTRE, "Nachtzorgcentrale Utrecht", List.of("operator"), false);
    }

    static AlarmView open() {
        return new AlarmView(
                ALARM,
                HOME,
                2,
                AlarmView.State.OFFERED,
                Kind.SOS,
                PENDANT,
                "halszender",
                Optional.of("slaapkamer"),
                AT,
                AT.minusMillis(120),
                AT.plusSeconds(23),
                1,
                0,
                "nachtzorgcentrale",
                Optional.of(AT.plusSeconds(30)),
                1,
                "repeated",
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static AlarmView closed() {
        return new AlarmView(
                ALARM,
                HOME,
                6,
                AlarmView.State.CLOSED,
                Kind.SMOKE,
                PENDANT,
                "rookmelder",
                Optional.empty(),
                AT,
                AT,
                AT,
                0,
                1,
                "achterwacht",
                Optional.empty(),
                1,
                "smoke",
                Optional.of(new AlarmView.Owner(FATIMA, "Fatima")),
                Optional.of(new AlarmView.Responder(
                        "mobiele nachtzorg", AlarmView.Progress.ACCEPTED, Optional.of(AT.plusSeconds(900)))),
                true,
                true,
                Optional.of(AlarmView.Outcome.NO_HELP_NEEDED),
                Optional.of("Toast; raam open gezet."),
                Optional.of(AT.plusSeconds(300)));
    }

    static AlarmEventView event() {
        return new AlarmEventView(
                ALARM, 2, "offered", AT, Optional.of("Fatima"), Map.of("to", "nachtzorgcentrale", "step", "0"));
    }

    static HomeView home() {
        return new HomeView(
                HOME,
                CENTRE,
                "Thuiszorg De Bilt",
                true,
                Optional.of(AT),
                Optional.of(new HomeView.ClientCard(
                        "mevrouw Willemse",
                        Optional.of(1940),
                        "Dorpsstraat 1",
                        "De Bilt",
                        List.of("woont alleen"),
                        List.of(new HomeView.Contact(
                                "mevrouw De Groot", "neighbour", "030 123 45 67", Optional.of("heeft een sleutel"))),
                        Optional.of("sleutelkluis"),
                        Optional.of("kluis naast de deur, 4711"),
                        Optional.of(true),
                        Optional.of(FileSamples.away()),
                        Optional.of(new ResidentState.Visit("de thuiszorg", AT, Optional.empty())))),
                List.of(LinkSamples.curtain()),
                List.of(fault()),
                Optional.of(List.of("woonkamer", "slaapkamer")));
    }

    static FaultView fault() {
        return new FaultView(
                "f-1",
                Optional.of(HOME),
                Optional.empty(),
                "home.silent",
                "no word for 90 s",
                AT,
                1,
                Optional.of(AT.plusSeconds(60)));
    }

    static CommandView command() {
        return new CommandView(
                COMMAND,
                HOME,
                CURTAIN,
                DeviceCommand.of(Kind.CURTAIN, "open"),
                CommandView.State.FAILED,
                AT,
                "Fatima",
                Optional.of(ALARM),
                Optional.of(AT.plusSeconds(4)),
                Optional.of("device is unavailable"));
    }

    static ResidentState resident() {
        return new ResidentState(
                AT,
                "Europe/Amsterdam",
                "nl",
                true,
                true,
                Optional.of("mevrouw Willemse"),
                Optional.of(new ResidentState.Neighbour("mevrouw De Groot", "030 123 45 67")),
                Optional.of(new ResidentState.Help(
                        AT,
                        ResidentState.HelpStage.RESPONDER_COMING,
                        Optional.of("Fatima"),
                        Kind.SOS,
                        false,
                        Optional.of(new ResidentState.Coming("Anja", ResidentState.Arrival.ABOUT, Optional.of(15))))),
                List.of(
                        new ResidentState.Tile(
                                CURTAIN,
                                "gordijn slaapkamer",
                                Optional.of("slaapkamer"),
                                Kind.CURTAIN,
                                true,
                                Optional.of(new StateValue.Curtain("partly", Optional.of(40), true)),
                                Optional.of(new ResidentState.Doing(COMMAND, "open", CommandView.State.DELIVERED))),
                        new ResidentState.Tile(
                                new DeviceId("plug"),
                                "stekker",
                                Optional.empty(),
                                Kind.PLUG,
                                false,
                                Optional.of(StateValue.Word.ON),
                                Optional.empty())),
                List.of(new Person("mevrouw De Groot", "neighbour", "030 123 45 67")),
                Optional.of(new ResidentState.Visit(
                        "de thuiszorg", AT.plusSeconds(1_800), Optional.of(AT.plusSeconds(3_600)))),
                List.of(new ResidentState.Happening(AT.plusSeconds(7_200), "Koor", Optional.of("Dorpskerk"))),
                List.of(PlanSamples.appointment()));
    }

    static Map<String, Object> all() {
        ConsoleFrame.Shift onDuty = new ConsoleFrame.Shift(true, AT, "");
        ConsoleFrame.Colleague ans = new ConsoleFrame.Colleague(FATIMA, "Ans", false);
        return Map.ofEntries(
                Map.entry(
                        "console-snapshot",
                        new ConsoleFrame.Snapshot(
                                AT,
                                me(),
                                new ConsoleFrame.Shift(false, AT, "not-started"),
                                List.of(open(), closed()),
                                List.of(home()),
                                List.of(command()),
                                List.of(fault()),
                                List.of(ans))),
                Map.entry(
                        "console-changes",
                        new ConsoleFrame.Changes(
                                AT,
                                List.of(open()),
                                List.of(event()),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(onDuty),
                                List.of())),
                Map.entry("console-ping", new ConsoleFrame.Ping(12, AT)),
                Map.entry("console-signed-out", new ConsoleFrame.SignedOut("expired")),
                Map.entry("call-alive", new ConsoleCall.Alive(12, true, true, false, true)),
                Map.entry("call-start-shift", new ConsoleCall.StartShift()),
                Map.entry("call-end-shift", new ConsoleCall.EndShift()),
                Map.entry("resident-state", resident()),
                Map.entry("alarm-open", open()),
                Map.entry("alarm-closed", closed()),
                Map.entry("alarm-event", event()),
                Map.entry("alarm-close", new CloseAlarm(AlarmView.Outcome.HANDED_OVER, "Huisarts gebeld.")),
                Map.entry(
                        "alarm-responder",
                        new NoteResponder(NoteResponder.Step.COMING, Optional.empty(), Optional.of(15))),
                Map.entry("home", home()),
                Map.entry("fault", fault()),
                Map.entry("command", command()),
                Map.entry(
                        "home-command",
                        new HomeCommand(
                                CURTAIN,
                                Optional.of(ALARM),
                                Kind.CURTAIN,
                                "position",
                                Optional.of(40),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                Map.entry(
                        "certificate",
                        new CertificateView(
                                "5d1c0a",
                                AT,
                                AT.plusSeconds(15_552_000),
                                Optional.of(AT.plusSeconds(60)),
                                Optional.of(AT.plusSeconds(30)),
                                Optional.of("4b7f"))),
                Map.entry("new-home", newHome()),
                Map.entry("managed-home", managedHome()),
                Map.entry("street", new Street("Dorpsstraat", "De Bilt")),
                Map.entry("homes-page", new HomesPage(10_000, 12, 3, 40, 1, List.of(managedHome()))),
                Map.entry("enrolment-code", enrolmentCode()),
                Map.entry("emergency-plan", EmergencySamples.plan()),
                Map.entry("emergency-plan-change", EmergencySamples.change()),
                Map.entry("install-state", InstallSamples.state()),
                Map.entry("install-sign-in", new InstallState.InstallSignIn("Kees", "12345678")),
                Map.entry("install-joining", new InstallState.InstallJoining(true)),
                Map.entry(
                        "install-setting",
                        new InstallState.InstallSetting("knop", Optional.of("slaapkamer"), Optional.of("sos"))),
                Map.entry("home-installation", InstallSamples.installation()),
                Map.entry("check-installation", new HomeInstallation.CheckInstallation("4f")),
                Map.entry("installer-code", new HomeInstallation.InstallerCode("12345678", AT, true)),
                Map.entry("staff", staff()),
                Map.entry("staff-invite", new Staff.Invite("ans@thuiszorg.example", "Ans", List.of("carer"))),
                Map.entry("staff-change", new Staff.Change("Ans", List.of("carer", "administrator"), true)),
                Map.entry("staff-new-password", new Staff.NewPassword(true)),
                Map.entry("staff-withdrawn", new Staff.Withdrawn("ans@thuiszorg.example")),
                Map.entry("import-request", new HomeImport.Request("bmFhbTs=", true, false)),
                Map.entry(
                        "import-report",
                        new HomeImport.Report(
                                "UTF-8",
                                ";",
                                List.of(),
                                List.of("kleur"),
                                List.of(new HomeImport.Row(
                                        2, "wrong", Optional.of("mevrouw Vermeer"), List.of("postcode has to be"))),
                                0)),
                Map.entry("account", AccountSamples.own()),
                Map.entry("account-new-password", new Accounts.NewPassword("a long secret", "een paard op het dak")),
                Map.entry("account-proof", new Accounts.Proof("a long secret")),
                Map.entry("second-factor-offer", AccountSamples.offer()),
                Map.entry("second-factor-begun", new Accounts.SecondFactorBegun("a long secret", "JBSWY3DP", "123456")),
                Map.entry("recovery-codes", new Accounts.RecoveryCodes(List.of("01234-56789-ABCDE-FGHJK"))),
                Map.entry("organisation", new Accounts.Organisation(Optional.of("Thuiszorg De Bilt"), true)),
                Map.entry("staff-accept", new Staff.Accept("01234-56789-ABCDE-FGHJK", "een paard staat op het dak")),
                Map.entry("staff-welcome", new Staff.Welcome("ans@thuiszorg.example")),
                Map.entry("first-start-state", new Staff.FirstStartState(true)),
                Map.entry(
                        "first-start",
                        new Staff.FirstStart(
                                "01234-56789-ABCDE-FGHJK",
                                "Thuiszorg De Bilt",
                                "care",
                                "bas",
                                "Bas",
                                "een paard staat op het dak",
                                Optional.of(List.of("zorg.example")))),
                Map.entry("sign-in-request", new SignIn.Request("centralist", "a long secret")),
                Map.entry("sign-in-answer", new SignIn.Answer("token-of-the-session", me())),
                Map.entry(
                        "api-error",
                        new ApiError("bad-request", "Two fields are wrong", List.of("outcome: …", "note: …"))));
    }

    static NewHome newHome() {
        return new NewHome(
                "mevrouw Willemse",
                Optional.of(1940),
                "3732AB",
                "12a",
                "Dorpsstraat",
                "De Bilt",
                Optional.of("nl"),
                List.of("woont alleen", "hoort slecht links"),
                Optional.of("sleutelkluis naast de voordeur"),
                List.of(new HomeView.Contact(
                        "mevrouw Jansen", "neighbour", "030 555 01 23", Optional.of("woont naast haar"))));
    }

    static ManagedHome managedHome() {
        return new ManagedHome(
                HOME,
                Optional.of("mevrouw Willemse"),
                Optional.of("Dorpsstraat 12a"),
                Optional.of("3732AB"),
                Optional.of("De Bilt"),
                AT,
                true,
                false,
                Optional.of(AT),
                HomeFile.StayState.LIVING,
                List.of());
    }

    static EnrolmentCodeView enrolmentCode() {
        return new EnrolmentCodeView("0123456789ABCDEFGHJK.4f", AT, List.of("101", "010", "111"));
    }

    static Staff.Invitation invitation() {
        return new Staff.Invitation(
                "ans@thuiszorg.example", "Ans", List.of("carer"), AT, Optional.of("01234-56789-ABCDE-FGHJK"));
    }

    static Staff.Overview staff() {
        return new Staff.Overview(
                List.of(new Staff.Member(
                        FATIMA,
                        "fatima",
                        "Fatima",
                        List.of("operator"),
                        false,
                        true,
                        1,
                        Optional.of(AT),
                        Optional.of("0123456789abcdef0123456789abcdef"))),
                List.of(invitation()));
    }
}
