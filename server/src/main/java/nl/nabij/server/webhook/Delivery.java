package nl.nabij.server.webhook;

import java.util.Optional;

/// How one attempt ended.
///
/// @param status of the HTTP answer, where there was one
public record Delivery(Outcome outcome, Optional<Integer> status) {

    /// The words are stored and shown: they are added to, never changed.
    public enum Outcome {
        /// 2xx: the receiver has it.
        ACCEPTED("accepted"),
        /// Any other answer but a redirection.
        REFUSED("refused"),
        /// 3xx: not followed, since it would be another address than the one that was checked.
        REDIRECTED("redirected"),
        /// Connected, and no answer in time.
        NO_ANSWER("no-answer"),
        UNREACHABLE("unreachable"),
        UNKNOWN_HOST("unknown-host"),
        /// Its certificate is not one that we trust for this name.
        NOT_TRUSTED("not-trusted"),
        /// The name leads to an address inside our own network.
        ADDRESS_NOT_ALLOWED("address-not-allowed");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Delivery failed(Outcome outcome) {
        return new Delivery(outcome, Optional.empty());
    }

    static Delivery answered(int status) {
        Outcome outcome = switch (status / 100) {
            case 2 -> Outcome.ACCEPTED;
            case 3 -> Outcome.REDIRECTED;
            default -> Outcome.REFUSED;
        };
        return new Delivery(outcome, Optional.of(status));
    }

    public boolean accepted() {
        return outcome == Outcome.ACCEPTED;
    }
}
