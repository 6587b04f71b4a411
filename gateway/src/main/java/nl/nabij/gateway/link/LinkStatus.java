package nl.nabij.gateway.link;

import java.util.Optional;
import nl.nabij.gateway.identity.ServerAddress;

/// How the link is, for the screen, the health page and the figures.
///
/// @param cause why it is down, once that is known
public record LinkStatus(boolean up, Optional<ServerAddress> server, Optional<Cause> cause) {

    static final LinkStatus NOT_YET = new LinkStatus(false, Optional.empty(), Optional.empty());
}
