package nl.nabij.server.push;

import java.util.UUID;
import nl.nabij.contract.UserId;

/// One person who can be reached: of those who work here, or of a client's family and friends.
public sealed interface Addressee {

    record Staff(UserId person) implements Addressee {}

    record Relative(UUID relative) implements Addressee {}
}
