package nl.nabij.server.callout;

import java.time.Duration;

/// How patient an organisation is before it has somebody outside called.
///
/// @param after an alarm may wait so long while nobody is there
/// @param unansweredAfter and so long although somebody is there who does not take it
/// @param again it is told again, louder, each time this passes and nobody took it
public record CalloutRules(Duration after, Duration unansweredAfter, Duration again) {

    /// Less would call somebody at each restart of the server: consoles need some seconds to come back.
    public static final Duration SHORTEST_AFTER = Duration.ofSeconds(10);

    public static final Duration LONGEST_AFTER = Duration.ofMinutes(10);

    public static final Duration SHORTEST_UNANSWERED = Duration.ofMinutes(1);
    public static final Duration LONGEST_UNANSWERED = Duration.ofHours(1);

    public static final Duration SHORTEST_AGAIN = Duration.ofMinutes(1);
    public static final Duration LONGEST_AGAIN = Duration.ofHours(1);

    // After the limits, by which it is checked.
    /// Half a minute is what a Dutch zorgcentrale takes to answer (NAAST); 99 % are answered in 180 s (TEC).
    public static final CalloutRules STANDARD =
            new CalloutRules(Duration.ofSeconds(30), Duration.ofSeconds(180), Duration.ofMinutes(5));

    public CalloutRules {
        require("afterSeconds", after, SHORTEST_AFTER, LONGEST_AFTER);
        require("unansweredAfterSeconds", unansweredAfter, SHORTEST_UNANSWERED, LONGEST_UNANSWERED);
        require("againMinutes", again, SHORTEST_AGAIN, LONGEST_AGAIN);
    }

    private static void require(String what, Duration is, Duration shortest, Duration longest) {
        if (is.compareTo(shortest) < 0 || is.compareTo(longest) > 0) {
            boolean minutes = what.endsWith("Minutes");
            throw new IllegalArgumentException(what + " has to be "
                    + (minutes ? shortest.toMinutes() : shortest.toSeconds()) + " to "
                    + (minutes ? longest.toMinutes() : longest.toSeconds()));
        }
    }
}
