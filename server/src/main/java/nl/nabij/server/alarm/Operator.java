package nl.nabij.server.alarm;

import nl.nabij.contract.UserId;

/// Who acts on an alarm.
///
/// @param shownName as colleagues and the resident read it
public record Operator(UserId id, String shownName) {

    private static final int LONGEST_NAME = 80;

    public Operator {
        if (shownName.isBlank() || shownName.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("shownName has 1 to " + LONGEST_NAME + " characters");
        }
    }

    /// The same person, whatever the name shown at the time.
    boolean isSameAs(Operator other) {
        return id.equals(other.id);
    }
}
