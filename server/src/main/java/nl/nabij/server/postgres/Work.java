package nl.nabij.server.postgres;

/// What is done in one transaction. It may run several times (a deadlock, a serialisation failure),
/// so it does nothing outside the transaction.
@FunctionalInterface
public interface Work<T> {
    T in(Transaction transaction);
}
