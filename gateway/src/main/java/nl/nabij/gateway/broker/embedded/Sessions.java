package nl.nabij.gateway.broker.embedded;

import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import nl.nabij.gateway.broker.TopicFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All sessions, who subscribed to what, and what waits for whom. Of the broker's thread.
final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /// A row without a payload.
    private static final int ROW_BYTES = 200;

    private final EmbeddedBrokerLimits limits;
    private final BrokerDisk disk;
    private final Clock clock;
    private final Map<String, Session> byClient = new HashMap<>();
    private final SubscriptionTree<Session, Terms> tree = new SubscriptionTree<>();
    private final Session.Total total = new Session.Total();
    private long lastNumber;
    private long dropped;

    Sessions(EmbeddedBrokerLimits limits, BrokerDisk disk, Clock clock) {
        this.limits = limits;
        this.disk = disk;
        this.clock = clock;
    }

    /// What stood on disk when the broker last ran.
    void restore(BrokerTables tables) throws SQLException {
        for (BrokerTables.KeptSession kept : tables.sessions(clock.millis())) {
            Session session = new Session(kept.client(), kept.expirySeconds(), total);
            session.setOnDisk();
            session.detach(kept.awaySinceMillis());
            byClient.put(kept.client(), session);
        }
        for (BrokerTables.KeptSubscription kept : tables.subscriptions()) {
            Session session = byClient.get(kept.client());
            if (session != null && TopicFilter.isValid(kept.filter())) {
                put(session, TopicFilter.of(kept.filter()), Terms.ofBits(kept.terms()));
            }
        }
        for (BrokerTables.KeptDelivery kept : tables.queued()) {
            lastNumber = kept.number();
            Session session = byClient.get(kept.client());
            if (session != null) {
                Publication publication = kept.publication();
                session.offer(Delivery.of(publication, 1, publication.retain(), kept.number()));
                trim(session);
            }
        }
    }

    /// The client's session for a new connection.
    ///
    /// @param present whether the client finds what it left
    record Opened(Session session, boolean present) {}

    /// @return empty when there is no place for one more
    Optional<Opened> open(String client, boolean clean, long expirySeconds) {
        Session kept = byClient.get(client);
        if (kept != null && (clean || kept.isExpired(clock.millis()))) {
            end(kept);
            kept = null;
        }
        if (kept != null) {
            kept.expireAfter(expirySeconds);
            write(kept);
            return Optional.of(new Opened(kept, true));
        }
        if (expirySeconds > 0 && !makeRoom()) {
            return Optional.empty();
        }
        Session fresh = new Session(client, expirySeconds, total);
        byClient.put(client, fresh);
        write(fresh);
        return Optional.of(new Opened(fresh, false));
    }

    /// Whether one more persistent session fits, after the one longest away gave way.
    private boolean makeRoom() {
        List<Session> persistent =
                byClient.values().stream().filter(Session::isPersistent).toList();
        if (persistent.size() < limits.sessions()) {
            return true;
        }
        Optional<Session> longestAway = persistent.stream()
                .filter(session -> session.connection().isEmpty())
                .min(Comparator.comparingLong(Session::awaySinceMillis));
        longestAway.ifPresent(session -> {
            LOG.warn("session gave way client={} sessions={}", session.client(), persistent.size());
            end(session);
        });
        return longestAway.isPresent();
    }

    private void write(Session session) {
        String client = session.client();
        if (session.isPersistent()) {
            long expirySeconds = session.expirySeconds();
            session.setOnDisk();
            disk.lazily(ROW_BYTES, tables -> tables.keepSession(client, expirySeconds));
        }
    }

    /// Its client is gone: the session waits for it or ends.
    void left(Session session) {
        session.detach(clock.millis());
        if (!session.isPersistent()) {
            end(session);
            return;
        }
        long expirySeconds = session.expirySeconds();
        long since = session.awaySinceMillis();
        disk.lazily(ROW_BYTES, tables -> tables.sessionAway(session.client(), expirySeconds, since));
        trim(session);
    }

    private void end(Session session) {
        byClient.remove(session.client());
        session.subscriptions().keySet().forEach(filter -> tree.remove(filter, session));
        session.end();
        if (session.isOnDisk()) {
            disk.lazily(ROW_BYTES, tables -> tables.dropSession(session.client()));
        }
    }

    /// Ends what waited too long.
    void sweep() {
        long now = clock.millis();
        List<Session> expired = byClient.values().stream()
                .filter(session -> session.isExpired(now))
                .toList();
        for (Session session : expired) {
            LOG.info("session expired client={}", session.client());
            end(session);
        }
    }

    boolean hasRoomFor(Session session, TopicFilter filter) {
        return session.subscriptions().containsKey(filter)
                || session.subscriptions().size() < limits.subscriptions();
    }

    /// @return whether the session had it not before
    boolean put(Session session, TopicFilter filter, Terms terms) {
        tree.put(filter, session, terms);
        return session.subscriptions().put(filter, terms) == null;
    }

    boolean remove(Session session, TopicFilter filter) {
        tree.remove(filter, session);
        return session.subscriptions().remove(filter) != null;
    }

    /// Hands a message to all who want it, each once and with the best terms of its subscriptions.
    ///
    /// @param from who published it; null for the gateway itself
    /// @return what has to be on disk before the publisher is answered
    List<CompletionStage<@Nullable Void>> route(Publication publication, @Nullable Session from) {
        Map<Session, Terms> wanted = new HashMap<>();
        tree.match(publication.topic(), (session, terms) -> {
            if (!(terms.noLocal() && session.equals(from))) {
                wanted.merge(session, terms, Sessions::better);
            }
        });
        List<CompletionStage<@Nullable Void>> promises = new ArrayList<>();
        wanted.forEach((session, terms) -> {
            int qualityOfService = Math.min(terms.qualityOfService(), publication.qualityOfService());
            boolean retain = terms.retainAsPublished() && publication.retain();
            deliver(session, publication, qualityOfService, retain).ifPresent(promises::add);
        });
        return promises;
    }

    private static Terms better(Terms one, Terms other) {
        return one.qualityOfService() >= other.qualityOfService() ? one : other;
    }

    /// @return what has to be on disk before the publisher is answered
    Optional<CompletionStage<@Nullable Void>> deliver(
            Session session, Publication publication, int qualityOfService, boolean retain) {
        Optional<ClientConnection> connection = session.connection();
        if (connection.isEmpty() && qualityOfService == 0) {
            return Optional.empty();
        }
        if (connection.isPresent() && !connection.get().takes(publication)) {
            LOG.warn(
                    "message larger than the client takes client={} bytes={}",
                    session.client(),
                    publication.sizeBytes());
            return Optional.empty();
        }
        Optional<CompletionStage<@Nullable Void>> promise = Optional.empty();
        long number = 0;
        if (session.isPersistent() && qualityOfService > 0) {
            long row = ++lastNumber;
            number = row;
            promise = Optional.of(disk.promise(
                    publication.sizeBytes(), tables -> tables.enqueue(row, session.client(), publication, retain)));
        }
        session.offer(Delivery.of(publication, qualityOfService, retain, number));
        connection.ifPresent(this::hurry);
        trim(session);
        return promise;
    }

    /// Sends what it can, and cuts a client that reads too slowly.
    private void hurry(ClientConnection connection) {
        connection.pump();
        if (!connection.isEnded() && connection.outgoingBytes() > limits.outgoingBytes()) {
            LOG.warn(
                    "client cut: it reads too slowly client={} bytes={}",
                    connection.session().client(),
                    connection.outgoingBytes());
            connection.cut();
        }
    }

    /// Keeps the queue of a client that is away, and all queues together, within their limits.
    private void trim(Session session) {
        if (session.connection().isEmpty()) {
            while (session.waiting() > limits.queuedMessages() || session.bytes() > limits.queuedBytes()) {
                drop(session);
            }
        }
        while (total.bytes() > limits.totalQueuedBytes()) {
            Optional<Session> longest = byClient.values().stream().max(Comparator.comparingLong(Session::bytes));
            if (longest.isEmpty() || longest.get().waiting() == 0) {
                return;
            }
            longest.get().connection().ifPresent(connection -> connection.end(MqttDisconnectReasonCode.QUOTA_EXCEEDED));
            drop(longest.get());
        }
    }

    private void drop(Session session) {
        session.dropOldest().ifPresent(oldest -> {
            dropped++;
            // One line for the first and then for each power of two: a full queue drops with each message.
            if (Long.bitCount(dropped) == 1) {
                LOG.warn("queue full, oldest dropped client={} droppedInAll={}", session.client(), dropped);
            }
            done(oldest);
        });
    }

    /// The client has it, or it was given up: nothing is kept of it.
    void done(Delivery delivery) {
        if (delivery.number() > 0) {
            long number = delivery.number();
            disk.lazily(ROW_BYTES, tables -> tables.dequeue(number));
        }
    }
}
