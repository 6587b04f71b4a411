package nl.nabij.server.access;

import java.util.Optional;

/// A person's way in.
///
/// @param passwordHash Argon2id in its encoded form, with salt and cost
/// @param secondFactor the secret of her second factor, locked by [SecretBox]; an account that has one does
///     not
///     open by a password alone
/// @param blocked left the organisation, or on leave
/// @param confined whether her organisation asks for a second factor that she has not
public record Account(
        Person person, String passwordHash, Optional<String> secondFactor, boolean blocked, boolean confined) {

    public Account(Person person, String passwordHash, Optional<String> secondFactor, boolean blocked) {
        this(person, passwordHash, secondFactor, blocked, false);
    }

    @Override
    public String toString() {
        return "Account[" + person.id() + "]";
    }
}
