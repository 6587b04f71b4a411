package nl.nabij.server.access;

import java.util.Optional;

/// A person's way in.
///
/// @param passwordHash Argon2id in its encoded form, with salt and cost
/// @param secondFactor room for the second factor of staff; nothing sets it yet, and an account that
///     has one cannot sign in with a password alone
/// @param blocked left the organisation, or on leave
public record Account(Person person, String passwordHash, Optional<String> secondFactor, boolean blocked) {

    @Override
    public String toString() {
        return "Account[" + person.id() + "]";
    }
}
