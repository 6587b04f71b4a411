package nl.nabij.server.web;

/// Answers one call. It runs on a virtual thread and may block.
@FunctionalInterface
public interface ApiHandler {

    /// @throws Refusal for what the caller has to do otherwise
    ApiAnswer answer(ApiRequest request) throws Refusal;
}
