package nl.nabij.server.home;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.postgres.Transaction;

/// What other features may ask about a home, within their own transaction: so that what may be seen is
/// decided by the same policies and at the same moment as what they write.
public final class HomeRegister {

    /// @param kinds what the device can do; empty when the home has no such device
    /// @param doorRefused whether she said that nobody may unlock her door from afar
    public record Entry(
            OrganisationId organisation,
            Optional<OrganisationId> nightCentre,
            Optional<Set<Kind>> kinds,
            boolean doorRefused) {}

    /// Whoever sees a home that is not her own is its night centre, or was it when an open alarm was
    /// offered to it.
    ///
    /// @return empty when the transaction's organisation may see no such home
    public Optional<Entry> find(Transaction transaction, GatewayId home, DeviceId device) {
        Optional<Set<Kind>> kinds = transaction.first(
                "select kinds from device where home_id = $1 and id = $2",
                row -> Arrays.stream(row.getArrayOfStrings(0)).map(Kind::new).collect(Collectors.toUnmodifiableSet()),
                home.value(),
                device.value());
        return transaction.first(
                "select organisation_id, case when organisation_id <> current_organisation() then current_organisation()"
                        + " else night_centre_id end, not door_may_be_unlocked(id) from home where id = $1",
                row -> new Entry(
                        new OrganisationId(row.getUUID(0)),
                        Optional.ofNullable(row.getUUID(1)).map(OrganisationId::new),
                        kinds,
                        row.getBoolean(2)),
                home.value());
    }
}
