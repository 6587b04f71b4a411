package nl.nabij.server.command;

import java.util.function.Function;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// Where commands are kept. Each call is one transaction and blocks.
interface CommandStore {

    <T> T asWorker(Function<CommandRows, T> work);

    /// With the eyes of one organisation.
    <T> T asOrganisation(OrganisationId organisation, Function<CommandRows, T> work);

    /// Within a transaction that another feature began.
    CommandRows in(Transaction transaction);

    static CommandStore of(Database database) {
        return new CommandStore() {
            @Override
            public <T> T asWorker(Function<CommandRows, T> work) {
                return database.asWorker(transaction -> work.apply(in(transaction)));
            }

            @Override
            public <T> T asOrganisation(OrganisationId organisation, Function<CommandRows, T> work) {
                return database.asOrganisation(organisation, transaction -> work.apply(in(transaction)));
            }

            @Override
            public CommandRows in(Transaction transaction) {
                return new CommandTable(transaction);
            }
        };
    }
}
