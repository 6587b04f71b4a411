package nl.nabij.sim.bench.crash;

/// What a blow hits.
enum Victim {
    GATEWAY,
    SERVER,
    /// PostgreSQL's first process; a pause stands all of its processes still.
    POSTMASTER,
    /// The devices' client at a home broker.
    DEVICE_CLIENT;

    /// Whether it is of the centre: its blows come one after the other, beside those in the homes.
    boolean ofCentre() {
        return this == SERVER || this == POSTMASTER;
    }
}
