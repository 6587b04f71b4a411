package nl.nabij.server.guest;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallState;
import nl.nabij.server.call.GuestKind;
import nl.nabij.server.call.Person;

/// One link as it stands in its table, with what its call makes of it now.
///
/// ```
/// made ──open──► opened ──► over with its call
///   └──10 min──► expired        either ──take back──► taken back
/// ```
///
/// @param attemptHash of the page that opened it
/// @param live whether its call still goes on
/// @param past its time to be opened is over
record GuestLink(
        UUID id,
        CallId call,
        GatewayId home,
        String name,
        GuestKind kind,
        Optional<String> clientAs,
        String clientName,
        String madeBy,
        String organisation,
        Instant expiresAt,
        Optional<String> attemptHash,
        boolean takenBack,
        boolean live,
        boolean past) {

    /// Why nobody comes in by it.
    enum Closed {
        /// No link has this secret, or this browser opened none.
        UNKNOWN,
        EXPIRED,
        /// Another page opened it.
        USED,
        TAKEN_BACK,
        CALL_OVER
    }

    /// @param attempt of the page that wants to open it
    Optional<Closed> closedFor(String attempt) {
        if (attemptHash.isPresent()) {
            return attemptHash.get().equals(attempt) ? closed() : Optional.of(Closed.USED);
        }
        Optional<Closed> closed = closed();
        return closed.isEmpty() && past ? Optional.of(Closed.EXPIRED) : closed;
    }

    /// For the browser that opened it.
    Optional<Closed> closed() {
        if (takenBack) {
            return Optional.of(Closed.TAKEN_BACK);
        }
        return live ? Optional.empty() : Optional.of(Closed.CALL_OVER);
    }

    Person.Guest guest() {
        return new Person.Guest(id, name, kind);
    }

    String clientShown() {
        return clientAs.orElse(clientName);
    }

    static GuestKind kind(CallState.GuestKind told) {
        return switch (told) {
            case INTERPRETER -> GuestKind.INTERPRETER;
            case DOCTOR -> GuestKind.DOCTOR;
            case RELATIVE -> GuestKind.RELATIVE;
            case OTHER -> GuestKind.OTHER;
        };
    }

    CallState.GuestKind kindTold() {
        return switch (kind) {
            case INTERPRETER -> CallState.GuestKind.INTERPRETER;
            case DOCTOR -> CallState.GuestKind.DOCTOR;
            case RELATIVE -> CallState.GuestKind.RELATIVE;
            case OTHER -> CallState.GuestKind.OTHER;
        };
    }
}
