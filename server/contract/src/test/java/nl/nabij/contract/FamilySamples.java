package nl.nabij.contract;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.face.FamilyHome;
import nl.nabij.contract.face.Photos;
import nl.nabij.contract.face.Relatives;

/// One of each message about family, by the name of its golden file.
final class FamilySamples {

    private static final Instant AT = LinkSamples.AT;
    private static final UUID ANNA = UUID.fromString("3c9d1e70-0000-4000-8000-0000000000a1");
    private static final FamilyHome.Browser BROWSER = new FamilyHome.Browser(
            UUID.fromString("3c9d1e70-0000-4000-8000-0000000000b1"), "Safari · iPhone", AT, AT.plusSeconds(60));

    private FamilySamples() {}

    private static Relatives relatives() {
        return new Relatives(List.of(new Relatives.Relative(
                ANNA,
                "Anna",
                "daughter",
                "mevrouw Willemse",
                true,
                "08:00",
                "21:30",
                true,
                Optional.of("0123456789abcdef0123456789abcdef"),
                Optional.of(AT.plusSeconds(600)),
                List.of(BROWSER),
                1,
                AT,
                "Bas")));
    }

    private static FamilyHome home() {
        return new FamilyHome(
                ANNA,
                "Anna",
                LinkSamples.HOME,
                "mevrouw Willemse",
                true,
                "08:00",
                "21:30",
                false,
                true,
                List.of(new FamilyHome.ComesIn(
                        List.of(DayOfWeek.SUNDAY),
                        "10:00",
                        "12:00",
                        CallState.Picture.CLEAR,
                        Optional.of(LocalDate.of(2027, 1, 31)))),
                Optional.empty(),
                List.of(BROWSER),
                BROWSER.id(),
                List.of(new FamilyHome.Passkey("aWQ", "Safari · iPhone", AT, Optional.of(AT))),
                List.of(PlanSamples.day()));
    }

    static Map<String, Object> all() {
        return Map.ofEntries(
                Map.entry("relatives", relatives()),
                Map.entry("relative-invite", new Relatives.Invite("Anna", "daughter", "mevrouw Willemse")),
                Map.entry("relative-allow", new Relatives.Allow(true, "08:00", "21:30", false, "mevrouw Willemse")),
                Map.entry(
                        "relative-link",
                        new Relatives.Link(ANNA, "https://centre.example/family#ABCDE", List.of("101", "010"), AT)),
                Map.entry("relative-photo", new Photos.Given("/9j/4AAQSkZJRg==")),
                Map.entry("relative-photo-view", new Photos.View("/9j/4AAQSkZJRg==")),
                Map.entry("family-home", home()),
                Map.entry("family-open", new FamilyHome.Open("ABCDE-FGHJK-MNPQR-STVWX", "Safari · iPhone")),
                Map.entry(
                        "family-passkey-ask",
                        new FamilyHome.PasskeyAsk(
                                "Y2hhbGxlbmdl",
                                "centre.example",
                                Optional.of("dXNlcg"),
                                Optional.of("Anna"),
                                List.of("aWQ"))),
                Map.entry("family-passkey-made", new FamilyHome.PasskeyMade("b2JqZWN0", "ZGF0YQ", "Safari · iPhone")),
                Map.entry(
                        "family-passkey-used",
                        new FamilyHome.PasskeyUsed("aWQ", "YXV0aA", "ZGF0YQ", "c2ln", "Safari · iPhone")));
    }
}
