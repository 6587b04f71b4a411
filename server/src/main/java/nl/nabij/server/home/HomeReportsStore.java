package nl.nabij.server.home;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.link.Inbox;
import nl.nabij.server.link.Origin;
import nl.nabij.server.link.UpHandler;
import nl.nabij.server.postgres.Transaction;

/// Keeps what homes report about their devices and faults.
public final class HomeReportsStore {

    private final Runnable changed;

    /// @param changed hears, after each commit, that something may be shown anew
    public HomeReportsStore(Runnable changed) {
        this.changed = changed;
    }

    /// Takes its messages from the inbox.
    public void register(Inbox inbox) {
        inbox.on(UpMessage.DevicesListed.class, telling(HomeReportsStore::listed));
        inbox.on(UpMessage.DeviceReported.class, telling(HomeReportsStore::reported));
        inbox.on(UpMessage.DeviceAvailability.class, telling(HomeReportsStore::availability));
        inbox.on(UpMessage.DeviceRadio.class, telling(HomeReportsStore::radio));
        inbox.on(UpMessage.FaultRaised.class, telling(HomeReportsStore::faultRaised));
        inbox.on(UpMessage.FaultCleared.class, telling(HomeReportsStore::faultCleared));
    }

    private interface Effect<M extends UpMessage> {
        void make(Transaction tx, Origin origin, M message);
    }

    private <M extends UpMessage> UpHandler<M> telling(Effect<M> effect) {
        return new UpHandler<>() {
            @Override
            public void handle(Transaction transaction, Origin origin, M message) {
                effect.make(transaction, origin, message);
            }

            @Override
            public void handled(Origin origin, M message) {
                changed.run();
            }
        };
    }

    /// The first part begins the list anew: what is in no part is no longer listed. What it last said
    /// is kept, since it may come back and its alarm may be open.
    private static void listed(Transaction tx, Origin origin, UpMessage.DevicesListed list) {
        if (list.part() == 1) {
            tx.update(
                    "update device set listed = false where home_id = $1 and listed",
                    origin.home().value());
        }
        List<Tuple> rows = new ArrayList<>();
        for (Device device : list.devices()) {
            rows.add(Tuple.tuple()
                    .addString(origin.home().value())
                    .addString(device.id().value())
                    .addUUID(origin.organisation().value())
                    .addString(Storable.text(device.name()))
                    .addString(device.room().map(Storable::text).orElse(null))
                    .addString(Storable.text(device.vendor()))
                    .addString(Storable.text(device.model()))
                    .addArrayOfString(
                            device.kinds().stream().map(kind -> kind.value()).toArray(String[]::new))
                    .addJsonObject(Storable.json(device.state()))
                    .addBoolean(device.available().orElse(null))
                    .addString(device.fault().map(Storable::text).orElse(null)));
        }
        tx.batch("""
                insert into device (home_id, id, organisation_id, name, room, vendor, model, kinds, state, available, fault)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                on conflict (home_id, id) do update set name = excluded.name, room = excluded.room,
                    vendor = excluded.vendor, model = excluded.model, kinds = excluded.kinds, state = excluded.state,
                    available = excluded.available, fault = excluded.fault, listed = true, changed_at = now()
                """, rows);
    }

    private static void reported(Transaction tx, Origin origin, UpMessage.DeviceReported report) {
        JsonObject state = Storable.json(Map.of(report.kind(), report.value()));
        tx.update(
                """
                insert into device (home_id, id, organisation_id, name, vendor, model, kinds, state, listed)
                values ($1, $2, $3, $2, '', '', array[$4], $5, false)
                on conflict (home_id, id) do update set state = device.state || excluded.state, changed_at = now()
                """,
                origin.home().value(),
                report.device().value(),
                origin.organisation().value(),
                report.kind().value(),
                state);
        HomeEvents.keep(tx, origin, report.device(), report.kind(), report.value());
    }

    private static void radio(Transaction tx, Origin origin, UpMessage.DeviceRadio radio) {
        HomeEvents.keep(tx, origin, radio.device(), HomeEvents.RADIO_QUALITY, new StateValue.Measure(radio.percent()));
    }

    private static void availability(Transaction tx, Origin origin, UpMessage.DeviceAvailability availability) {
        tx.update(
                "update device set available = $3, changed_at = now() where home_id = $1 and id = $2",
                origin.home().value(),
                availability.device().value(),
                availability.available());
        HomeEvents.keep(
                tx, origin, availability.device(), HomeEvents.AVAILABLE, new StateValue.Flag(availability.available()));
    }

    private static void faultRaised(Transaction tx, Origin origin, UpMessage.FaultRaised fault) {
        tx.one(
                "select raise_fault($1, $2, $3, $4, $5)",
                row -> row.getBoolean(0),
                origin.organisation().value(),
                origin.home().value(),
                fault.device().map(device -> device.value()),
                Storable.text(fault.fault()),
                Storable.text(fault.text()));
    }

    private static void faultCleared(Transaction tx, Origin origin, UpMessage.FaultCleared fault) {
        tx.one(
                "select clear_fault($1, $2)",
                row -> row.getBoolean(0),
                origin.home().value(),
                Storable.text(fault.fault()));
    }
}
