package nl.nabij.gateway.outbox;

/// A few words that the outbox keeps for its user: what is true from a message on.
///
/// @param about what it is about; a later note about the same takes its place; at most 1,000
///     characters
/// @param text at most 1,000 characters
public record Note(String about, String text) {

    private static final int CHARACTERS = 1_000;

    public Note {
        if (about.isEmpty() || about.length() > CHARACTERS || text.length() > CHARACTERS) {
            throw new IllegalArgumentException("A note of " + about.length() + " and " + text.length()
                    + " characters; each has to be 1 to " + CHARACTERS);
        }
    }
}
