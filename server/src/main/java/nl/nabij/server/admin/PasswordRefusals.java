package nl.nabij.server.admin;

import nl.nabij.server.access.PasswordRules;
import nl.nabij.server.access.Passwords;
import nl.nabij.server.web.Refusal;

/// What a password that somebody chose is refused with.
final class PasswordRefusals {

    private PasswordRefusals() {}

    static Refusal of(PasswordRules.Fault fault) {
        return switch (fault) {
            case TOO_SHORT ->
                Refusal.of(
                        400,
                        "password-too-short",
                        "The password has to have at least " + Passwords.SHORTEST + " characters; a sentence is good");
            case TOO_LONG ->
                Refusal.of(
                        400, "password-too-long", "The password may have at most " + Passwords.LONGEST + " characters");
            case GUESSED_SOON ->
                Refusal.of(
                        400,
                        "password-guessed-soon",
                        "This password is guessed soon; choose some words that do not belong together");
        };
    }
}
