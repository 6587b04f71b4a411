package nl.nabij.server.web;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Session;

/// One call, after who calls was checked.
///
/// @param address of the caller, for the audit and the delay against guessing
/// @param deviceMark the mark that this browser kept of an earlier sign-in
/// @param secure whether it came over HTTPS
/// @param origin where the browser was that sent it, ours; none from a program
/// @param cookies those of ours that say who calls without an account here, by name
public record ApiRequest(
        Optional<Session> session,
        Map<String, String> path,
        Map<String, String> query,
        Buffer body,
        String address,
        Optional<String> deviceMark,
        boolean secure,
        Optional<String> origin,
        Map<String, String> cookies) {

    /// Who calls; only for routes that need a sign-in.
    public Person person() {
        return session.orElseThrow(() -> new IllegalStateException("A route for signed-in people ran without one"))
                .person();
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    public <T> T read(Class<T> type) throws Refusal {
        try {
            return ContractJson.read(body.getBytes(), type);
        } catch (ContractException e) {
            String why = e.getMessage();
            throw Refusal.badRequest(why == null ? "The body is not a " + type.getSimpleName() : why);
        }
    }

    /// A part of the path as an id. What cannot be an id is not there: 404, as for an unknown one.
    public <T> T id(String name, Function<String, T> parse) throws Refusal {
        try {
            return parse.apply(path.getOrDefault(name, ""));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("Nothing has this " + name + "; ids are given as lists and answers show them");
        }
    }

    public UUID uuid(String name) throws Refusal {
        return id(name, UUID::fromString);
    }
}
