package nl.nabij.server.audit;

import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;

/// One look at a client, or one thing done to her.
///
/// @param owner whose client it is; of what is not there, the looker's own organisation
/// @param what `client-card`, `alarm`, `alarm-history` …
/// @param purpose why, such as `alarm` (with its id) or `overview`
public record Look(
        Looker by,
        OrganisationId owner,
        Optional<GatewayId> home,
        Optional<AlarmId> alarm,
        Action action,
        String what,
        String purpose,
        Outcome outcome) {

    public enum Action {
        READ("read"),
        CHANGE("change"),
        COMMAND("command");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public enum Outcome {
        DONE("done"),
        REFUSED("refused"),
        NOT_FOUND("not-found");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
