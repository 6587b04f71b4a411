package nl.nabij.server.callout;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;

/// What a receiver outside is told. It passes through an SMS provider and lies on a telephone's lock screen,
/// so nothing in it leads to a client: no name, no address, no home, not even what kind of alarm it is. Who
/// is called signs in.
///
/// @param type `callout`, or `callout.test` where somebody tries whether it arrives
/// @param reason `nobody-there` or `nobody-answers`; of a test `test`
/// @param round 1 at first; each time nobody took it for `again`, one more, and one contact more is told
/// @param waiting how many alarms wait, 1 or more; of a test 0
/// @param alarm the most urgent of them
/// @param texts for a person, by language: ready to be sent or read out
/// @param console where to sign in
public record CalloutBody(
        String type,
        Instant at,
        UUID organisation,
        String organisationName,
        String reason,
        int round,
        int waiting,
        Optional<Waiting> alarm,
        Texts texts,
        String console) {

    /// @param urgency 1 (life) to 4 (technical)
    /// @param since when it began to wait
    public record Waiting(AlarmId id, int urgency, Instant since) {}

    public record Texts(String nl, String en) {}

    /// Whoever is called reads a clock on the wall there.
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Europe/Amsterdam"));

    static CalloutBody of(Situation situation, int round) {
        var called = situation.called();
        var first = called.getFirst();
        String reason = situation.nobodyThere() ? "nobody-there" : "nobody-answers";
        return new CalloutBody(
                "callout",
                situation.now(),
                situation.sender().organisation(),
                situation.sender().organisationName(),
                reason,
                round,
                called.size(),
                Optional.of(new Waiting(first.alarm(), first.urgency(), first.since())),
                texts(situation, called.size(), first.since(), reason, round),
                situation.sender().console());
    }

    static CalloutBody test(Situation.Sender sender, Instant at) {
        Texts texts = new Texts(
                "Nabij, " + sender.organisationName() + ": dit is een proef. U hoeft niets te doen.",
                "Nabij, " + sender.organisationName() + ": this is a test. You need not do anything.");
        return new CalloutBody(
                "callout.test",
                at,
                sender.organisation(),
                sender.organisationName(),
                "test",
                1,
                0,
                Optional.empty(),
                texts,
                sender.console());
    }

    private static Texts texts(Situation situation, int count, Instant since, String reason, int round) {
        boolean nobody = reason.equals("nobody-there");
        String name = situation.sender().organisationName();
        String clock = CLOCK.format(since);
        long minutes = Duration.between(since, situation.now()).toMinutes();
        String dutch = (round > 1 ? "Nog steeds: " : "")
                + (count == 1 ? "er wacht een alarm" : "er wachten " + count + " alarmen") + " sinds " + clock
                + (minutes > 1 ? " (" + minutes + " min)" : "")
                + (nobody ? " en niemand is aangemeld" : " en niemand neemt aan") + ". Meld u aan: "
                + situation.sender().console();
        String english = (round > 1 ? "Still: " : "")
                + (count == 1 ? "an alarm waits" : count + " alarms wait") + " since " + clock
                + (minutes > 1 ? " (" + minutes + " min)" : "")
                + (nobody ? " and nobody is signed in" : " and nobody answers") + ". Sign in: "
                + situation.sender().console();
        return new Texts("Nabij, " + name + ": " + dutch, "Nabij, " + name + ": " + english);
    }
}
