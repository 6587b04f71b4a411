package nl.nabij.gateway.screen;

import nl.nabij.contract.link.Down;

/// What the link tells the screen. Each call returns at once.
public interface CentreNews {

    /// Whether the centre can be reached.
    void uplink(boolean up);

    void notice(Down.Notice notice);

    void config(Down.Config config);

    /// Rows of the alarm stream without a receipt; after each append, each receipt and at the start.
    void waitingAlarms(long waiting);

    /// Whether the box's wall clock is right.
    void clockTrusted(boolean trusted);
}
