package nl.nabij.server.push;

import java.util.UUID;

/// What the open pages of one person do about a subject. Asked often, and must not block.
@FunctionalInterface
public interface Pages {

    enum Hear {
        /// No page of theirs is connected.
        NOBODY,
        /// One is connected, and has not said that it rings: it may lie frozen in a pocket.
        CONNECTED,
        /// One said that it rings, where she can see and hear it.
        RINGS
    }

    Hear of(Addressee who, UUID subject);
}
