package nl.nabij.server.calling;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.call.CallQuality;
import nl.nabij.contract.face.CallEntry;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallEvent;
import nl.nabij.server.call.CallFacts;
import nl.nabij.server.call.CallLifeCycle;
import nl.nabij.server.call.Consent;
import nl.nabij.server.call.Party;
import nl.nabij.server.call.Picture;
import nl.nabij.server.call.Why;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// The calls of a home, as its own organisation may read them: who called or looked, when, why, and how it went.
/// With whom of her family she speaks is nothing for staff; it stands in her export. Blocks.
public final class CallHistory {

    /// On one page of it.
    public static final int PAGE = 50;

    private final Database database;

    public CallHistory(Database database) {
        this.database = database;
    }

    /// @param before begun earlier than this; empty: the newest
    /// @return newest first; empty where there is no such home
    public Optional<List<CallEntry>> of(OrganisationId organisation, GatewayId home, Optional<Instant> before) {
        return database.asOrganisation(organisation, tx -> {
            Optional<String> name = tx.first(
                    "select coalesce((select name from client where home_id = h.id order by position, id limit 1), '')"
                            + " from home h where h.id = $1 and h.organisation_id = current_organisation()",
                    row -> row.getString(0),
                    home.value());
            return name.map(client -> tx
                    .list(
                            "select id from call where home_id = $1 and begun_at < $2 and relative_id is null order by begun_at desc, id limit $3",
                            row -> row.getUUID(0),
                            home.value(),
                            before.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(OffsetDateTime.MAX),
                            PAGE)
                    .stream()
                    .flatMap(id -> entry(tx, id, client).stream())
                    .toList());
        });
    }

    private static Optional<CallEntry> entry(Transaction tx, UUID id, String clientName) {
        List<CallEvent> events = tx.list(
                "select body::text from call_event where call_id = $1 order by seq",
                row -> PostgresCallStore.event(row.getString(0)),
                id);
        if (!(CallLifeCycle.fold(events) instanceof Call.Known call)) {
            return Optional.empty();
        }
        List<CallEntry.Heard> quality = tx.list(
                "select party, from_party, seconds, poor_seconds, bad_seconds, gone_seconds, loss, jitter, round_trip,"
                        + " round_trip_seconds, frozen from call_quality where call_id = $1 order by party, from_party",
                CallHistory::heard,
                id);
        CallFacts facts = call.facts();
        return Optional.of(new CallEntry(
                facts.origin().id(),
                CallWords.why(facts.origin().why()),
                facts.origin().why() instanceof Why.Look(String reason) ? Optional.of(reason) : Optional.empty(),
                facts.origin().begunAt(),
                call instanceof Call.Ended ended ? Optional.of(ended.at()) : Optional.empty(),
                call instanceof Call.Ended ended ? Optional.of(CallWords.reason(ended.why())) : Optional.empty(),
                facts.origin().begunBy().toString(),
                facts.parties().stream()
                        .map(party -> taken(party, events, clientName))
                        .toList(),
                facts.consent().map(CallHistory::opened).orElse(CallEntry.Opened.NOT),
                CallWords.picture(mostShown(events)),
                quality));
    }

    private static CallEntry.Taken taken(Party party, List<CallEvent> events, String clientName) {
        var state = CallWords.party(party, clientName);
        boolean came = events.stream()
                .anyMatch(event -> event instanceof CallEvent.PartyAnswered answered
                        && answered.who().party().equals(party.id()));
        return new CallEntry.Taken(state.party(), state.name(), state.kind(), came);
    }

    private static CallEntry.Opened opened(Consent consent) {
        return switch (consent) {
            case Consent.Pressed _ -> CallEntry.Opened.PRESSED;
            case Consent.ByAlarm _ -> CallEntry.Opened.ALARM;
            case Consent.ByRecord _ -> CallEntry.Opened.ALLOWED;
        };
    }

    /// What she took back later was seen all the same.
    private static Picture mostShown(List<CallEvent> events) {
        Picture most = Picture.NONE;
        for (CallEvent event : events) {
            Picture shown = switch (event) {
                case CallEvent.ConsentGiven given -> given.consent().picture();
                case CallEvent.PictureChosen chosen -> chosen.picture();
                default -> Picture.NONE;
            };
            if (shown.compareTo(most) > 0) {
                most = shown;
            }
        }
        return most;
    }

    private static CallEntry.Heard heard(Row row) {
        long seconds = row.getLong(2);
        long measured = row.getLong(9);
        long told = Math.min(seconds, CallQuality.LONGEST_SECONDS);
        return new CallEntry.Heard(
                row.getString(0),
                row.getString(1),
                new CallQuality(
                        (int) told,
                        (int) Math.min(row.getLong(3), told),
                        (int) Math.min(row.getLong(4), told),
                        (int) Math.min(row.getLong(5), told),
                        row.getDouble(6) / seconds,
                        row.getDouble(7) / seconds,
                        measured == 0 ? Optional.empty() : Optional.of(row.getDouble(8) / measured),
                        row.getDouble(10) / seconds));
    }
}
