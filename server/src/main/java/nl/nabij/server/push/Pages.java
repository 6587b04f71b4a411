package nl.nabij.server.push;

import java.util.UUID;
import nl.nabij.contract.UserId;

/// What a person's open pages do about a subject. Asked often, and must not block.
@FunctionalInterface
public interface Pages {

    enum Hear {
        /// No page of hers is connected.
        NOBODY,
        /// One is connected, and has not said that it rings: it may lie frozen in a pocket.
        CONNECTED,
        /// One said that it rings, where she can see and hear it.
        RINGS
    }

    Hear of(UserId person, UUID subject);
}
