package nl.nabij.contract;

import static nl.nabij.contract.LinkSamples.AT;
import static nl.nabij.contract.LinkSamples.HOME;
import static nl.nabij.contract.LinkSamples.PENDANT;

import java.util.List;
import java.util.Optional;
import nl.nabij.contract.face.HomeInstallation;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.face.InstallState;
import nl.nabij.contract.home.Kind;

/// What is told about installing a home.
final class InstallSamples {

    private InstallSamples() {}

    static InstallState state() {
        return new InstallState(
                Optional.of("Kees"),
                true,
                Optional.of(HOME),
                InstallState.Enrolling.DONE,
                true,
                "nl",
                Optional.of("mevrouw Willemse"),
                Optional.of(true),
                240,
                Optional.of("Zigbee2MQTT does not answer"),
                List.of(new InstallState.InstallDevice(
                        PENDANT,
                        "knop",
                        Optional.of("slaapkamer"),
                        "eWeLink",
                        "SNZB-01",
                        List.of(Kind.SOS),
                        List.of("sos"),
                        Optional.of("sos"),
                        true,
                        true,
                        false,
                        Optional.of(true),
                        Optional.empty(),
                        Optional.of(AT))),
                Optional.of(new InstallState.InstallTrial(
                        PENDANT,
                        AT,
                        170,
                        Optional.of(AT.plusSeconds(1)),
                        Optional.of(AT.plusSeconds(1)),
                        Optional.of(AT.plusSeconds(2)),
                        Optional.of(AT.plusSeconds(9)),
                        Optional.of("Fatima"),
                        false)),
                List.of("woonkamer", "slaapkamer"));
    }

    static HomeInstallation installation() {
        return new HomeInstallation(
                HOME,
                Optional.of("mevrouw Willemse"),
                "4f",
                Optional.of(AT),
                List.of(new HomeInstallation.InstalledThing(
                        PENDANT,
                        "knop",
                        Optional.of("slaapkamer"),
                        "SNZB-01",
                        List.of(Kind.SOS),
                        Optional.of("sos"),
                        true,
                        Optional.of(new HomeInstallation.TestProof(
                                "Kees",
                                Kind.SOS,
                                Optional.of(AT),
                                AT,
                                Optional.of(310L),
                                Optional.of(AT.plusSeconds(9)),
                                Optional.of("Fatima"))))),
                List.of(new HomeView.Contact("mevrouw Jansen", "neighbour", "030 555 01 23", Optional.empty())),
                Optional.of("Kees"),
                Optional.of(AT),
                Optional.of(new HomeInstallation.InstallationCheck("Bas", AT.plusSeconds(600), true)),
                List.of(HomeInstallation.Missing.ROOM));
    }
}
