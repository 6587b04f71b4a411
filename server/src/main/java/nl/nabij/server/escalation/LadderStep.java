package nl.nabij.server.escalation;

import java.time.Duration;

/// One step: whom to ask, and how long they have.
///
/// @param name as the faces show it, such as `nachtzorgcentrale`
/// @param patience until the next step is asked; at least [#SHORTEST_WAIT], at most [#LONGEST_WAIT]
public record LadderStep(String name, StepTarget who, Duration patience) {

    /// Below a second a ladder runs through before anybody could have read a name.
    public static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    /// An alarm that waits longer than this for its next step is forgotten in all but name; the
    /// sources ask for an answer within half a minute (NAAST) and 99 % within three (TEC).
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final int LONGEST_NAME = 80;

    public LadderStep {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A step's name has 1 to " + LONGEST_NAME + " characters");
        }
        if (patience.compareTo(SHORTEST_WAIT) < 0 || patience.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "A step waits " + SHORTEST_WAIT + " to " + LONGEST_WAIT + ", not " + patience);
        }
    }
}
