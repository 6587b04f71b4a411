package nl.nabij.server.link;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.alarm.AlarmEvent;
import nl.nabij.server.alarm.PressAcceptance;
import nl.nabij.server.alarm.WorldAlarmDesk;
import nl.nabij.server.alarm.WorldAlarms;

final class MemoryIngestTest extends IngestStoreContract {

    @Override
    Place newPlace() {
        return new Memory();
    }

    static final class Memory implements Place {

        private static final OrganisationId CARE = new OrganisationId(UUID.randomUUID());
        private static final OrganisationId NIGHT = new OrganisationId(UUID.randomUUID());

        private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T20:00:00Z"));
        private final WorldAlarms alarms = new WorldAlarms(clock, () -> false, WorldAlarms.Sabotage.NONE);
        private final LinkTables tables = new LinkTables(clock, alarms::accept);
        private final PressAcceptance acceptance =
                WorldAlarmDesk.acceptance(CARE, NIGHT, Duration.ofSeconds(30), clock, Runnable::run, _ -> true);
        private JsonObject prepared = new JsonObject();
        private final MemoryIngest store = new MemoryIngest(tables, (_, _) -> prepared, new MemoryIngest.Weather() {
            @Override
            public void call(Supplier<IngestStore.Outcome> transaction, Consumer<IngestStore.Outcome> then) {
                then.accept(transaction.get());
            }

            @Override
            public boolean away() {
                return false;
            }
        });

        Memory() {
            tables.home(HOME, CARE);
            acceptance.prepare(HOME);
        }

        private static IngestStore.Outcome answer(Consumer<Consumer<IngestStore.Outcome>> question) {
            List<IngestStore.Outcome> answers = new ArrayList<>();
            question.accept(answers::add);
            return answers.getFirst();
        }

        @Override
        public IngestStore.Outcome all(List<Arrival> batch) {
            return answer(then -> store.all(batch, then));
        }

        @Override
        public IngestStore.Outcome one(Arrival arrival) {
            return answer(then -> store.one(arrival, then));
        }

        @Override
        public IngestStore.Outcome aside(Arrival arrival) {
            return answer(then -> store.aside(arrival, "test", then));
        }

        @Override
        public void prepared(boolean is) {
            prepared = is ? acceptance.prepare(HOME) : new JsonObject();
        }

        @Override
        public List<String> inbox() {
            return store.oldest(HOME, 1_000).stream()
                    .map(each -> each.stream() + " " + each.epoch() + " " + each.seq())
                    .toList();
        }

        @Override
        public List<String> alarms() {
            return alarms.all().stream()
                    .sorted(Comparator.comparing(kept -> kept.device().value()))
                    .flatMap(kept -> kept.events().stream().map(event -> kept.device() + " " + word(event)))
                    .toList();
        }

        private static String word(AlarmEvent event) {
            return switch (event) {
                case AlarmEvent.AlarmRaised _ -> "raised";
                case AlarmEvent.AlarmOffered _ -> "offered";
                case AlarmEvent.AlarmRepeated _ -> "repeated";
                default -> "else";
            };
        }

        @Override
        public void close() {}
    }
}
