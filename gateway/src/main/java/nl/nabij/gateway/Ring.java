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

    void appended() {
        CentreLink toLink = link;
        Centre toCentre = centre;
        if (toLink != null && toCentre != null) {
            toLink.wake();
            toCentre.countWaiting();
        }
    }
}
