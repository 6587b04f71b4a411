package nl.nabij.contract;

import static nl.nabij.contract.LinkSamples.AT;
import static nl.nabij.contract.LinkSamples.HOME;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.face.HomeExport;
import nl.nabij.contract.face.HomeFile;
import nl.nabij.contract.face.HomeFile.HomeDetails;
import nl.nabij.contract.face.HomeFile.HomeStay;
import nl.nabij.contract.face.HomeFile.StayState;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.home.WeekEntry;

/// What is kept about a home and who lives there.
final class FileSamples {

    private FileSamples() {}

    static HomeStay away() {
        return new HomeStay(
                StayState.AWAY,
                Optional.of("hospital"),
                Optional.of(AT),
                Optional.of(LocalDate.of(2026, 12, 4)),
                Optional.of("heup gebroken"),
                Optional.of("Bas"));
    }

    static HomeDetails details() {
        return new HomeDetails(
                List.of(
                        new HomeFile.Resident("mevrouw Willemse", Optional.of(1940)),
                        new HomeFile.Resident("de heer Willemse", Optional.empty())),
                Optional.of("3732AB"),
                Optional.of("12a"),
                "Dorpsstraat",
                "De Bilt",
                "nl",
                List.of("woont alleen"),
                Optional.of("sleutelkluis"),
                Optional.of("kluis naast de deur, 4711"),
                List.of(new HomeView.Contact("mevrouw Jansen", "neighbour", "030 555 01 23", Optional.empty())),
                List.of("woonkamer", "slaapkamer"),
                List.of(visit()));
    }

    static WeekEntry visit() {
        return new WeekEntry(
                WeekEntry.Kind.VISIT,
                "de thuiszorg",
                Optional.empty(),
                List.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                "08:00",
                Optional.of("08:45"));
    }

    static Map<String, Object> all() {
        return Map.of(
                "home-file",
                new HomeFile(
                        HOME,
                        4,
                        AT,
                        details(),
                        new HomeStay(
                                StayState.ENDED,
                                Optional.of("moved"),
                                Optional.of(AT),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("Bas")),
                        List.of(new HomeFile.ConsentState(
                                HomeFile.Purpose.HISTORY,
                                Optional.of(true),
                                Optional.of("mevrouw Willemse"),
                                Optional.of(AT),
                                Optional.of(LocalDate.of(2027, 12, 4)),
                                Optional.of("Bas"))),
                        List.of(new HomeFile.PlannedErasure("file", AT.plusSeconds(2_592_000), false)),
                        false,
                        false),
                "change-home",
                new HomeFile.ChangeHome(4, details()),
                "home-away",
                new HomeFile.Away("hospital", LocalDate.of(2026, 12, 4), Optional.of("heup gebroken")),
                "home-end",
                new HomeFile.End("died", Optional.of("gemeld door haar zoon")),
                "home-erase",
                new HomeFile.Erase("mevrouw Willemse"),
                "give-consent",
                new HomeFile.GiveConsent(HomeFile.Purpose.DOOR, false, "mevrouw Willemse", Optional.empty()),
                "keeping",
                new HomeFile.Keeping(20, Optional.of(true)),
                "erased",
                new HomeFile.Erased(HOME, AT, "file", "ended", Optional.of("Bas")),
                "home-export",
                new HomeExport(
                        AT,
                        "Thuiszorg De Bilt",
                        Map.of("rooms", "De ruimten van de woning."),
                        Map.of(
                                "rooms",
                                List.of(JsonNodeFactory.instance.objectNode().put("name", "woonkamer")))));
    }
}
