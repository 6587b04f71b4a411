package nl.nabij.sim.fleet;

/// What `nabij sim --help` says of the fleet.
public final class FleetHelp {

    private FleetHelp() {}

    public static String text() {
        return """

              fleet [OPTION …]         many gateways at once, each with its own certificate, on a centre that runs and
                                       was started with NABIJ_DEMO_FLEET=COUNT; ends with one line of what was compared
                --data DIR             the centre's data folder, .nabij; the fleet keeps identities and ledger in
                                       DIR/fleet, and goes on with them
                --homes COUNT          100
                --alarms COUNT         presses a second over all homes, 10; 0 for none
                --seconds COUNT        for so long, 30
                --at-once              instead one press of each home, all at the same moment
                --storm                in the middle all boxes lose their power and come back
                --tickets kept|lost    whether they then still have their TLS tickets; lost
                --spread SECONDS       over how long the homes without an alarm come back; 30, as a gateway's
                --seed NUMBER          of the spread; 1
            """;
    }
}
