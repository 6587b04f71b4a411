package nl.nabij.server.calling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.CallId;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.call.TurnCredentials;

/// The relay that this centre has for media that finds no other way.
///
/// @param urls as browsers take them, such as `turn:relay.example:3478?transport=udp`
/// @param secret that coturn knows too (`static-auth-secret`)
public record CallRelay(List<String> urls, String secret) {

    /// Long enough for a set-up, a retry and two clocks that differ.
    private static final Duration LIFE = Duration.ofMinutes(5);

    /// What fits to what administrators generate; a short word can be guessed from one answer.
    private static final int SHORTEST_SECRET = 16;

    public CallRelay {
        urls = List.copyOf(urls);
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("has to hold at least " + SHORTEST_SECRET + " characters");
        }
    }

    CallTold.RelaysTold open(CallId call, PartyId party, boolean relayOnly, Instant now) {
        TurnCredentials credentials = TurnCredentials.of(secret, call, party, LIFE, relayOnly, now);
        return new CallTold.RelaysTold(
                call,
                List.of(new CallTold.IceServer(
                        urls, Optional.of(credentials.user()), Optional.of(credentials.password()))),
                relayOnly,
                Optional.of(credentials.expiresAt()));
    }

    /// A centre without a relay: what is in one network finds each other, all else does not.
    static CallTold.RelaysTold none(CallId call, boolean relayOnly) {
        return new CallTold.RelaysTold(call, List.of(), relayOnly, Optional.empty());
    }

    /// Without what opens it.
    @Override
    public String toString() {
        return "CallRelay[urls=" + urls + "]";
    }
}
