package nl.nabij.contract;

/// The rule that all ids made of text share.
final class Ids {

    private Ids() {}

    static void requirePlain(String type, String value, int longest) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(type + " is empty; it needs 1 to " + longest + " characters");
        }
        if (value.length() > longest) {
            throw new IllegalArgumentException(
                    type + " has " + value.length() + " characters; at most " + longest + " are allowed");
        }
        // PostgreSQL's text cannot hold U+0000, and a control character in an id is always a mistake of the sender.
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(type + " holds a control character; use printable text only");
        }
    }
}
