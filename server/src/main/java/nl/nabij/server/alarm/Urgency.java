package nl.nabij.server.alarm;

import nl.nabij.contract.home.Kind;

/// How soon a person has to answer, and the word that says why.
///
/// @param level 1 (life) to 4 (technical)
/// @param reason `smoke`, `co`, `gas`, `fall`, `sos`, `water`, `technical` or `unknown` by kind;
///     `repeated` or `no-answer` when that raised it
public record Urgency(int level, String reason) {

    private static final int MOST_URGENT = 1;

    /// However often it repeats, a technical alarm never stands among those about a life.
    private static final int TECHNICAL_AT_MOST = 3;

    /// Each unanswered round of the ladder, and the first repeated press, raises it by one.
    public static Urgency of(Kind kind, int repeats, int round) {
        Urgency base = of(kind);
        if (kind.equals(Kind.TEST)) {
            return base;
        }
        int highest = base.reason().equals("technical") ? TECHNICAL_AT_MOST : MOST_URGENT;
        int afterRounds = Math.max(highest, base.level() - round);
        int level = Math.max(highest, afterRounds - (repeats > 0 ? 1 : 0));
        if (level == base.level()) {
            return base;
        }
        return new Urgency(level, level < afterRounds ? "repeated" : "no-answer");
    }

    private static Urgency of(Kind kind) {
        return switch (kind.value()) {
            case "smoke.alarm" -> new Urgency(1, "smoke");
            case "co.alarm" -> new Urgency(1, "co");
            case "gas.alarm" -> new Urgency(1, "gas");
            case "fall.alarm" -> new Urgency(1, "fall");
            case "sos.alarm" -> new Urgency(2, "sos");
            case "water.alarm" -> new Urgency(3, "water");
            // Nothing is the matter there, and were it so, nobody would know: before all that is technical.
            case "path.alarm" -> new Urgency(TECHNICAL_AT_MOST, "technical");
            // Nobody is in need: it stands last, however long it waits.
            case "test.alarm" -> new Urgency(4, "technical");
            // A kind that this build does not know may be anything: as urgent as a button.
            default -> kind.isAlarm() ? new Urgency(2, "unknown") : new Urgency(4, "technical");
        };
    }
}
