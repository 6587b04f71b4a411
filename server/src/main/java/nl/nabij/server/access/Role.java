package nl.nabij.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a person does at the centre. One person can have several.
public enum Role {
    /// Answers alarms, at night for several organisations.
    OPERATOR,
    /// Cares for the clients of her own organisation, answers by day and visits.
    CARER,
    /// Keeps accounts, homes and settings; answers no alarms.
    ADMINISTRATOR,
    /// Keeps the server's organisations, and sees nothing of what is in them.
    HOST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
