package nl.nabij.server.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.postgres.Transaction;

/// Reads the homes' tables within the command's own transaction, so that what may be seen is decided
/// by the same policies and at the same moment as what is written.
final class PostgresKnownHomes implements KnownHomes {

    @Override
    public Optional<KnownHome> find(Transaction transaction, GatewayId home, DeviceId device) {
        Optional<Set<Kind>> kinds = transaction.first(
                "select kinds from device where home_id = $1 and id = $2",
                row -> Arrays.stream(row.getArrayOfStrings(0)).map(Kind::new).collect(Collectors.toUnmodifiableSet()),
                home.value(),
                device.value());
        return transaction.first(
                "select organisation_id, night_centre_id from home where id = $1",
                row -> new KnownHome(
                        new OrganisationId(row.getUUID(0)),
                        Optional.ofNullable(row.getUUID(1)).map(OrganisationId::new),
                        kinds),
                home.value());
    }
}
