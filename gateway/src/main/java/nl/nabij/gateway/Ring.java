package nl.nabij.gateway;

import nl.nabij.contract.link.CallUp;
import org.jspecify.annotations.Nullable;

/// Closes the ring home → outbox → link → home: who has to know that something was appended,
/// and how what is said reaches the link.
final class Ring {

    private volatile @Nullable CentreLink link;
    private volatile @Nullable Centre centre;

    void close(CentreLink toLink, Centre toCentre) {
        link = toLink;
        centre = toCentre;
    }

    /// The centre wants the box to renew its certificate.
    void renew() {
        CentreLink toLink = link;
        if (toLink != null) {
            toLink.renew();
        }
    }

    /// What a device of the home says of a call; false when there is no way to the centre.
    boolean say(CallUp said) {
        CentreLink toLink = link;
        return toLink != null && toLink.say(said);
    }

    void appended() {
        CentreLink toLink = link;
        Centre toCentre = centre;
        if (toLink != null && toCentre != null) {
            toLink.wake();
            toCentre.countWaiting();
        }
    }
}
