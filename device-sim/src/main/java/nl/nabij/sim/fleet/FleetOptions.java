package nl.nabij.sim.fleet;

import java.nio.file.Path;
import java.time.Duration;

/// What `nabij sim fleet` was asked.
///
/// @param data the centre's folder, `NABIJ_DATA`; the fleet keeps its own in `fleet` of it
/// @param homes how many connect
/// @param alarmsPerSecond 0 for none
/// @param atOnce one alarm of each home, all at the same moment, once all are connected
/// @param storm a power cut of all homes in the middle
/// @param ticketsLost by the power cut
record FleetOptions(
        Path data,
        int homes,
        int alarmsPerSecond,
        Duration during,
        boolean atOnce,
        boolean storm,
        boolean ticketsLost,
        Duration spread,
        long seed) {}
