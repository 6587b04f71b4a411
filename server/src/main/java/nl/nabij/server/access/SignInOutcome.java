package nl.nabij.server.access;

import java.time.Duration;

/// What comes of one try to sign in.
public sealed interface SignInOutcome {

    /// @param deviceMark put in a cookie of its own: this browser signed in as this user once, so
    ///     guesses from elsewhere cannot slow it down
    record SignedIn(Session session, SessionToken token, String deviceMark) implements SignInOutcome {}

    /// The password is right, and a code is asked for too.
    record CodeNeeded() implements SignInOutcome {}

    /// The password is right, the code is wrong or was used before.
    record CodeRefused() implements SignInOutcome {}

    /// Unknown user, wrong password, blocked account: a stranger is never told which.
    record NotRecognised() implements SignInOutcome {}

    /// Too many wrong tries; the password was not looked at.
    record Wait(Duration remaining) implements SignInOutcome {}

    /// All hashing places are taken.
    record Busy() implements SignInOutcome {}
}
