package nl.nabij.server.link;

import java.time.Duration;

/// How long a home that does not do its part is waited for.
///
/// @param connect from the first byte to its CONNECT
/// @param reader for a home that takes nothing of what is written: 64 KiB are under way in a minute even on
///     the poorest mobile network
record LinkPatience(Duration connect, Duration reader) {

    static final LinkPatience USUAL = new LinkPatience(Duration.ofSeconds(10), Duration.ofSeconds(30));

    LinkPatience {
        if (connect.toSeconds() < 1 || reader.toSeconds() < 1) {
            throw new IllegalArgumentException("Nobody is as quick as that: " + connect + ", " + reader);
        }
    }
}
