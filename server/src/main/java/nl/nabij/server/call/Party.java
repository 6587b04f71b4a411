package nl.nabij.server.call;

import java.time.Instant;
import java.util.Optional;

/// One party of a call and how far it is.
public record Party(Person who, Presence presence) {

    public sealed interface Presence {}

    /// It is asked to come. All its devices ring, but those of a guest, whose link just works meanwhile.
    ///
    /// @param heard a device of it said that it rings; before, the caller can only hope
    /// @param opens where she recorded that it opens by itself: so long after it began to ring there, if she
    ///     has not said no
    public record Rings(Limit limit, boolean heard, Optional<Limit> opens) implements Presence {}

    /// It answered, and speaks through this one device. All others of it are silent.
    ///
    /// @param away its signalling link is lost; media goes on, until this is over
    /// @param movedFrom where it spoke before, until the media of the new place is there
    /// @param replaces whom it takes over from, until its media with the home is there
    public record In(EndpointId at, Optional<Limit> away, Optional<EndpointId> movedFrom, Optional<PartyId> replaces)
            implements Presence {}

    public record Gone(EndReason why, Instant at) implements Presence {}

    public PartyId id() {
        return who.party();
    }

    public boolean isHome() {
        return id().equals(PartyId.HOME);
    }

    public boolean isIn() {
        return presence instanceof In;
    }

    public boolean isGone() {
        return presence instanceof Gone;
    }

    /// Whether it speaks through this very device.
    public boolean isAt(EndpointId device) {
        return presence instanceof In in && in.at().equals(device);
    }

    /// Who may be alone with her: a guest's link ends with the call it was made for.
    boolean isCompany() {
        return isIn()
                && switch (who) {
                    case Person.Staff _, Person.Relative _ -> true;
                    case Person.Resident _, Person.Guest _ -> false;
                };
    }

    Party with(Presence next) {
        return new Party(who, next);
    }

    Party onClock(Instant now) {
        return switch (presence) {
            case Rings(Limit limit, boolean heard, Optional<Limit> opens) ->
                with(new Rings(limit.onClock(now), heard, opens.map(each -> each.onClock(now))));
            case In in ->
                with(new In(in.at(), in.away().map(each -> each.onClock(now)), in.movedFrom(), in.replaces()));
            case Gone _ -> this;
        };
    }
}
