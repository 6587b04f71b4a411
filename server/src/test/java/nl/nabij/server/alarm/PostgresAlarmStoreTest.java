package nl.nabij.server.alarm;

import java.time.Duration;
import java.util.List;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;

class PostgresAlarmStoreTest extends AlarmChangesContract {

    @Override
    World newWorld() {
        return new InPostgres();
    }

    private static final class InPostgres implements World {
        private final NightShift night = new NightShift();
        private final OperatorsAlive alive = new PostgresOperatorsAlive(night.database);

        InPostgres() {
            night.fixture.asAdministrator("create table outgoing (id bigint generated always as identity, text text);"
                    + "grant select, insert on outgoing to nabij_app, nabij_worker");
        }

        @Override
        public AlarmStore store() {
            return night.store;
        }

        @Override
        public AlarmChanges changes() {
            return night.changes;
        }

        @Override
        public OperatorsAlive alive() {
            return alive;
        }

        @Override
        public OrganisationId homeCare() {
            return night.homeCare;
        }

        @Override
        public OrganisationId nightCentre() {
            return night.nightCentre;
        }

        @Override
        public OrganisationId stranger() {
            return night.stranger;
        }

        @Override
        public GatewayId home() {
            return NightShift.WILLEMSE;
        }

        @Override
        public void forward(Duration by) {
            night.forward(by);
        }

        @Override
        public Along outgoing(String text) {
            return transaction -> transaction.update("insert into outgoing (text) values ($1)", text);
        }

        @Override
        public List<String> outgoing() {
            return night.database.asWorker(
                    tx -> tx.list("select text from outgoing order by id", row -> row.getString(0)));
        }

        @Override
        public void close() {
            night.close();
        }
    }
}
