package nl.nabij.sim.story;

/// Whether the stories of the whole system are told in this run: yes, unless `-Dnabij.stories=false` says no,
/// for who
/// changes something else and waits for each second.
final class Programs {

    private Programs() {}

    static boolean areWanted() {
        return !"false".equals(System.getProperty("nabij.stories"));
    }
}
