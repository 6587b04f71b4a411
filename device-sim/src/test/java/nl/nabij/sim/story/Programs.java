package nl.nabij.sim.story;

/// Whether there is a whole system to tell stories of.
final class Programs {

    private Programs() {}

    static boolean areBuilt() {
        ClassLoader all = Programs.class.getClassLoader();
        return all.getResource("nl/nabij/server/ServerMain.class") != null
                && all.getResource("nl/nabij/gateway/GatewayMain.class") != null;
    }
}
