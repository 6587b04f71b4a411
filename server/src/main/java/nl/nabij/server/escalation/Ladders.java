package nl.nabij.server.escalation;

import java.time.Duration;
import java.util.Optional;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.postgres.Transaction;

/// Each organisation's ladder: its own where it made one, else the standard.
public final class Ladders {

    private final Duration patience;

    /// @param patience how long each step of the standard ladder has; a Dutch zorgcentrale answers
    ///     within half a minute (NAAST)
    public Ladders(Duration patience) {
        this.patience = patience;
    }

    public Ladder of(Transaction transaction, OrganisationId organisation, Optional<OrganisationId> nightCentre) {
        return transaction
                .first(
                        "select ladder::text from ladder where organisation_id = $1",
                        row -> row.getString(0),
                        organisation.value())
                .map(Ladders::read)
                .orElseGet(() -> Ladder.standard(organisation, nightCentre, patience));
    }

    /// From now on; alarms that are open keep the one they were raised with.
    public static void set(Transaction transaction, OrganisationId organisation, Ladder ladder) {
        transaction.update(
                "insert into ladder (organisation_id, ladder) values ($1, $2::text::jsonb)"
                        + " on conflict (organisation_id) do update set ladder = excluded.ladder",
                organisation.value(),
                ContractJson.toText(ladder));
    }

    private static Ladder read(String json) {
        try {
            return ContractJson.read(json, Ladder.class);
        } catch (ContractException e) {
            throw new IllegalStateException("A stored ladder cannot be read", e);
        }
    }
}
