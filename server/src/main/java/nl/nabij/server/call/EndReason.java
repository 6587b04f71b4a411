package nl.nabij.server.call;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a party is no longer there, or a call is over.
public enum EndReason {
    @JsonProperty("hung-up")
    HUNG_UP,
    /// Who began it gave up before anybody answered; for who was called it is a missed call.
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("declined")
    DECLINED,
    @JsonProperty("no-answer")
    NO_ANSWER,
    /// In another call.
    @JsonProperty("busy")
    BUSY,
    @JsonProperty("not-home")
    NOT_HOME,
    /// No device of theirs has a link.
    @JsonProperty("unreachable")
    UNREACHABLE,
    /// Answered, and no media within [CallLimits#SET_UP].
    @JsonProperty("set-up-failed")
    SET_UP_FAILED,
    /// Away for longer than [CallLimits#GRACE].
    @JsonProperty("lost")
    LOST,
    @JsonProperty("taken-over")
    TAKEN_OVER,
    /// One of the staff took back what this person was asked for.
    @JsonProperty("dismissed")
    DISMISSED,
    /// Her alarm comes first.
    @JsonProperty("made-room")
    MADE_ROOM,
    @JsonProperty("consent-withdrawn")
    CONSENT_WITHDRAWN,
    @JsonProperty("held-too-long")
    HELD_TOO_LONG,
    /// The time of a look, or of the longest call, is over.
    @JsonProperty("time-over")
    TIME_OVER,
    /// A broken invariant: the server could no longer answer for what is open.
    @JsonProperty("given-up")
    GIVEN_UP;

    /// Whether who was called did not get to speak with who called, without having said so.
    public boolean isMissed() {
        return switch (this) {
            // Also who asked and whose screen died before anybody came.
            case CANCELLED, NO_ANSWER, BUSY, NOT_HOME, UNREACHABLE, LOST -> true;
            case HUNG_UP,
                    DECLINED,
                    SET_UP_FAILED,
                    TAKEN_OVER,
                    DISMISSED,
                    MADE_ROOM,
                    CONSENT_WITHDRAWN,
                    HELD_TOO_LONG,
                    TIME_OVER,
                    GIVEN_UP -> false;
        };
    }
}
