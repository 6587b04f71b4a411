package nl.nabij.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.face.NightCentres;
import nl.nabij.contract.face.Organisations;
import nl.nabij.contract.face.Staff;
import nl.nabij.contract.face.Teams;

/// Samples of organisations, night centres and teams, by the name of their golden files.
final class OrganisationSamples {

    private static final NightCentres.Hours HOURS = new NightCentres.Hours("23:00", "07:00");

    private static final Instant AT = Instant.parse("2026-11-23T02:11:04.250Z");
    private static final OrganisationId CENTRE = OrganisationId.of("bbbbbbbb-0000-4000-8000-000000000001");
    private static final UserId FATIMA = UserId.of("aaaaaaaa-0000-4000-8000-000000000001");
    private static final UUID ONE = UUID.fromString("cccccccc-0000-4000-8000-000000000001");
    private static final String NAME = "Nachtzorgcentrale Utrecht";

    private OrganisationSamples() {}

    static Map<String, Object> all() {
        Organisations.Hosted hosted = new Organisations.Hosted(CENTRE, NAME, "night-centre", 0, false, Optional.of(AT));
        Staff.Invitation invitation = new Staff.Invitation(
                "nina@nacht.example", "Nina", List.of("administrator"), AT, Optional.of("01234-56789-ABCDE-FGHJK"));
        return Map.ofEntries(
                Map.entry("organisation-hosted", hosted),
                Map.entry(
                        "organisation-add", new Organisations.Add(NAME, "night-centre", "nina@nacht.example", "Nina")),
                Map.entry("organisation-added", new Organisations.Added(hosted, invitation)),
                Map.entry("organisation-rename", new Organisations.Rename(NAME)),
                Map.entry("organisation-administrator", new Organisations.Administrator("nina@nacht.example", "Nina")),
                Map.entry("night-centre", nightCentre()),
                Map.entry("night-centre-hours", HOURS),
                Map.entry("night-centre-ask", new NightCentres.Ask(CENTRE)),
                Map.entry(
                        "team",
                        new Teams.Team(
                                ONE,
                                "Oost",
                                List.of(new Teams.Member(FATIMA, "Fatima")),
                                12,
                                Teams.TeamScreen.OWN,
                                Optional.of("0123456789abcdef0123456789abcdef"))),
                Map.entry("team-screen", new Teams.ShowTeam(Teams.TeamScreen.ALL)),
                Map.entry("team-naming", new Teams.Naming("Oost")),
                Map.entry("team-members", new Teams.Members(List.of(FATIMA))),
                Map.entry("team-homes", new Teams.Homes(List.of(new GatewayId("gw-willemse")))),
                Map.entry(
                        "team-home",
                        new Teams.Home(
                                new GatewayId("gw-willemse"),
                                Optional.of("mevrouw Willemse"),
                                Optional.of("Dorpsstraat 12a"),
                                Optional.of("De Bilt"),
                                Optional.of("West"))));
    }

    private static NightCentres.Overview nightCentre() {
        return new NightCentres.Overview(
                Optional.of(new NightCentres.Partner(CENTRE, NAME, AT, HOURS)),
                Optional.of(new NightCentres.Asked(CENTRE, NAME, AT, Optional.of(AT))),
                List.of(new NightCentres.Choice(CENTRE, NAME)),
                List.of(new NightCentres.Request(ONE, "Thuiszorg De Bilt", AT)),
                List.of(new NightCentres.Partner(CENTRE, "Thuiszorg De Bilt", AT, HOURS)),
                List.of(new NightCentres.Ended("Thuiszorg Zeist", AT, false, true)));
    }
}
