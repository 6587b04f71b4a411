package nl.nabij.server.web;

/// Says who comes, where that is nobody who signed in: by the cookie of a link that was opened. It runs on a
/// virtual thread and may block.
@FunctionalInterface
public interface Doorkeeper<T> {

    /// @throws Refusal where nobody is to come in so
    T admit(ApiRequest request) throws Refusal;
}
