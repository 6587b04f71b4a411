package nl.nabij.server.call;

import java.time.Duration;

/// How long things may take, and how many there may be.
public final class CallLimits {

    /// A full mesh sends each picture once per other party: with four that is three times up from a home's
    /// line, and more than three faces are too many for her screen. A fifth is refused.
    public static final int MOST_PARTIES = 4;

    /// Who was ever asked into one call. More is a mistake or a machine, and is refused.
    public static final int MOST_INVITED = 20;

    /// Changes of one call, as its history grows with each: a link that comes and goes each second makes
    /// so many in an hour. Then only what ends it is still heard.
    public static final int MOST_CHANGES = 5_000;

    /// Of these, what one guest or relative may make by her devices: some hundred outages. Then nothing
    /// more is heard of her but what brings her end nearer, and once her link is lost she is out after its
    /// grace.
    public static final int MOST_CHANGES_OF_A_VISITOR = 500;

    /// All of them together, however many came and went. Each can be followed by the media of three pairs,
    /// so a thousand changes stay for her, the staff and the clock.
    public static final int MOST_CHANGES_OF_VISITORS = 1_000;

    /// A knock can be seen and heard at least so long (the client's wish), so nothing opens before it, and
    /// no caller may ask for a shorter one.
    public static final Duration SHORTEST_KNOCK = Duration.ofSeconds(10);

    /// Usual at telephones, and long enough for a walking frame.
    public static final Duration KNOCK = Duration.ofSeconds(45);

    public static final Duration LONGEST_KNOCK = Duration.ofMinutes(2);

    /// A one-time link rings nowhere; somebody has to read a message and open it.
    public static final Duration GUEST_EXPECTED = Duration.ofMinutes(10);

    /// Rounds of the ladder when she asks to talk: the first is not urgent, the second is.
    public static final int MOST_ROUNDS = 2;

    /// Whatever the ladder says; who waited so long is to be told that nobody answers.
    public static final Duration LONGEST_ASKING = Duration.ofMinutes(30);

    /// From the answer to media. ICE does not tell of wrong credentials, it just never connects; a relay
    /// over TCP behind a slow line takes about 5 s.
    public static final Duration SET_UP = Duration.ofSeconds(20);

    /// How long a party may be without media or without its signalling link before it has left. Outages of
    /// 10 s have to be survived, and a server that is started anew takes about 15 s.
    public static final Duration GRACE = Duration.ofSeconds(30);

    /// Music for longer than this is nobody's wish.
    public static final Duration LONGEST_HOLD = Duration.ofMinutes(10);

    /// A look is to see that all is well; who needs longer talks to her.
    public static final Duration LONGEST_LOOK = Duration.ofMinutes(2);

    /// Staying with her through a night is real; a call that nobody ended in 12 hours is forgotten.
    public static final Duration LONGEST_CALL = Duration.ofHours(12);

    private CallLimits() {}

    /// @return whether a caller may ask that it rings so long
    static boolean mayRing(Duration ring) {
        return ring.compareTo(SHORTEST_KNOCK) >= 0 && ring.compareTo(LONGEST_KNOCK) <= 0;
    }
}
