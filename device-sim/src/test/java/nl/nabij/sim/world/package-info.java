/// Simulated worlds: the real rules of gateway and server, joined by a simulated network, with
/// simulated disks, clocks, devices and people, on one thread and in virtual time, all from one seed.
/// Main type: [nl.nabij.sim.world.World]; [nl.nabij.sim.world.Worlds] runs many. It may use everything
/// that gateway and server offer their tests; it must never read a real clock or another chance than
/// the seed's, or start a thread inside a world.
@NullMarked
package nl.nabij.sim.world;

import org.jspecify.annotations.NullMarked;
