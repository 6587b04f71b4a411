package nl.nabij.sim.world;

/// The box dies in the middle of what it does. An `Error`, so that nothing of the box can catch it.
final class PowerCut extends Error {

    private static final long serialVersionUID = 1L;

    PowerCut() {
        super("the power is gone", null, false, false);
    }
}
