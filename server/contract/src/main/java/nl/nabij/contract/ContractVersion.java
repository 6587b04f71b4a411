package nl.nabij.contract;

/// The version of the messages. It rises only when an older reader would misunderstand a message; a
/// new field or a new type of message does not raise it, since readers ignore the one and set aside
/// the other by name.
public final class ContractVersion {

    /// What this build writes.
    public static final int CURRENT = 1;

    /// The oldest that this build still reads: two versions back.
    public static final int OLDEST_READ = 1;

    private ContractVersion() {}
}
