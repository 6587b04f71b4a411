package nl.nabij.server.alarm;

/// Who was asked to go there, and how far that is.
public record Responder(String name, Progress progress) {

    private static final int LONGEST_NAME = 80;

    public Responder {
        requireName(name);
    }

    static void requireName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A responder's name has 1 to " + LONGEST_NAME + " characters");
        }
    }

    Responder with(Progress next) {
        return new Responder(name, next);
    }

    public enum Progress {
        ASKED,
        ACCEPTED,
        DECLINED,
        ARRIVED;

        /// Whether somebody may still be on the way.
        boolean isUnderWay() {
            return this == ASKED || this == ACCEPTED;
        }
    }
}
