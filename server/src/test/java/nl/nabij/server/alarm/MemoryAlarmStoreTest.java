package nl.nabij.server.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;

class MemoryAlarmStoreTest extends AlarmChangesContract {

    @Override
    World newWorld() {
        return new InMemory();
    }

    private static final class InMemory implements World {
        private final AtomicReference<Instant> now = new AtomicReference<>(AlarmExamples.EVENING);
        private final MemoryAlarmStore alarms = new MemoryAlarmStore(now::get);

        @Override
        public AlarmStore store() {
            return alarms;
        }

        @Override
        public AlarmChanges changes() {
            return alarms;
        }

        @Override
        public OperatorsAlive alive() {
            return alarms;
        }

        @Override
        public OrganisationId homeCare() {
            return AlarmExamples.HOME_CARE;
        }

        @Override
        public OrganisationId nightCentre() {
            return AlarmExamples.NIGHT_CENTRE;
        }

        @Override
        public OrganisationId stranger() {
            return new OrganisationId(new java.util.UUID(1, 3));
        }

        @Override
        public GatewayId home() {
            return AlarmExamples.HOME;
        }

        @Override
        public void forward(Duration by) {
            now.updateAndGet(at -> at.plus(by));
        }

        @Override
        public Along outgoing(String text) {
            return transaction -> transaction.update("insert into outgoing (text) values ($1)", text);
        }

        @Override
        public List<String> outgoing() {
            return alarms.outgoing().stream()
                    .map(statement ->
                            String.valueOf(statement.parameters().getFirst().orElseThrow()))
                    .toList();
        }

        @Override
        public void close() {}
    }
}
