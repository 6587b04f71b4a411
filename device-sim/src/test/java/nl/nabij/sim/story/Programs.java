package nl.nabij.sim.story;

/// Whether the stories of the whole system are told in this run.
final class Programs {

    private Programs() {}

    static boolean areWanted() {
        return Boolean.getBoolean("nabij.stories");
    }
}
