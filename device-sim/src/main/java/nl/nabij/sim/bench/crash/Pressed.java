package nl.nabij.sim.bench.crash;

/// One press as the ledger of its home has it.
///
/// @param number rises in the order of the presses of a home
/// @param device whose id the centre stores; each press of a round has a device of its own, since a
///     press itself carries no id
/// @param promised from here on it may not be lost: the broker acknowledged it, or, in a simulated box,
///     it was synced
record Pressed(String home, long number, String device, boolean promised) {}
