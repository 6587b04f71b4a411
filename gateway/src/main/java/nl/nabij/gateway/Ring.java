package nl.nabij.gateway;

import org.jspecify.annotations.Nullable;

/// Closes the ring home → outbox → link → home: who has to know that something was appended.
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

    void appended() {
        CentreLink toLink = link;
        Centre toCentre = centre;
        if (toLink != null && toCentre != null) {
            toLink.wake();
            toCentre.countWaiting();
        }
    }
}
