package nl.nabij.server.family;

import java.util.Locale;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.postgres.Transaction;

/// What became of a relative's way in, for the client's own log: [nl.nabij.server.home.file.HomeExports]
/// says
/// each of them in a sentence.
enum FamilyEvent {
    INVITED,
    LINK_MADE,
    OPENED,
    ALLOWED,
    PHOTO,
    PASSKEY_MADE,
    PASSKEY_REMOVED,
    SIGNED_OUT,
    TAKEN_BACK;

    /// @param by who did it, as she reads it
    void write(Transaction tx, GatewayId home, UUID relative, String by) {
        tx.update(
                "insert into relative_event (home_id, organisation_id, relative_id, name, what, by_name)"
                        + " select home_id, organisation_id, id, name, $3, $4 from relative where id = $2 and home_id = $1",
                home.value(),
                relative,
                name().toLowerCase(Locale.ROOT).replace('_', '-'),
                by);
    }
}
