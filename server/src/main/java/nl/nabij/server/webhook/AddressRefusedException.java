package nl.nabij.server.webhook;

/// An address that is not called, with the reason as a word for faces.
public final class AddressRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final Why why;

    /// Why not.
    public enum Why {
        WRONG("url-wrong"),
        NOT_HTTPS("url-not-https"),
        INSIDE("url-inside");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    AddressRefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
