package nl.nabij.server.calling;

import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.call.CallEntry;
import nl.nabij.contract.call.CallQuality;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallEvent;
import nl.nabij.server.call.CallFacts;
import nl.nabij.server.call.CallLifeCycle;
import nl.nabij.server.call.Consent;
import nl.nabij.server.call.Party;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.call.Picture;
import nl.nabij.server.call.Why;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// The calls of a home, as its own organisation and she herself may read them: who called or looked, when, why, and
/// how it went. With whom of her family she speaks is nothing for staff; her screen and her export say it. Blocks.
public final class CallHistory {

    /// On one page of it.
    public static final int PAGE = 50;

    /// So many are named of one call on her screen; four are in it at once.
    private static final int MOST_NAMED = 12;

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
            return name.map(client -> withOrganisations(
                    tx,
                    tx
                            .list(
                                    "select id from call where home_id = $1 and begun_at < $2 and relative_id is null order by begun_at desc, id limit $3",
                                    row -> row.getUUID(0),
                                    home.value(),
                                    before.map(at -> at.atOffset(ZoneOffset.UTC))
                                            .orElse(OffsetDateTime.MAX),
                                    PAGE)
                            .stream()
                            .flatMap(id -> entry(tx, id, client, quality(tx, id)).stream())
                            .toList()));
        });
    }

    /// What her own screen shows of the last days, calls with her family among them.
    public CallTold.LogTold hers(GatewayId home) {
        return database.asWorker(tx -> {
            List<Own> calls = tx.list(
                    "select c.id, c.relative_id, r.name from call c left join relative r on r.id = c.relative_id"
                            + " where c.home_id = $1 and c.begun_at > (select nabij_now()) - $2 * interval '1 day'"
                            + " order by c.begun_at desc, c.id limit $3",
                    row -> new Own(
                            row.getUUID(0), Optional.ofNullable(row.getUUID(1)), Optional.ofNullable(row.getString(2))),
                    home.value(),
                    CallTold.LogTold.DAYS,
                    CallTold.LogTold.MOST + 1);
            List<CallEntry> entries = withOrganisations(
                    tx,
                    calls.stream()
                            .limit(CallTold.LogTold.MOST)
                            .flatMap(own ->
                                    entry(tx, own.call(), "", List.of()).map(entry -> forHer(entry, own)).stream())
                            .toList());
            List<CallEntry> fit = thatFit(entries);
            return new CallTold.LogTold(fit, fit.size() == entries.size() && calls.size() <= CallTold.LogTold.MOST);
        });
    }

    /// @param relative with whom of her family it was, or was to be
    private record Own(UUID call, Optional<UUID> relative, Optional<String> name) {}

    /// Who was in it, and who was called: whom she pressed and who could not be rung is in no list of parties.
    private static CallEntry forHer(CallEntry entry, Own own) {
        Optional<String> called = own.relative().map(id -> "relative-" + id);
        List<CallEntry.Taken> named = entry.parties().stream()
                .filter(party -> party.kind() != CallState.PartyKind.RESIDENT)
                .filter(party ->
                        party.came() || called.filter(party.party()::equals).isPresent())
                .toList();
        Stream<CallEntry.Taken> unrung = called
                .filter(id -> named.stream().noneMatch(party -> party.party().equals(id)))
                .flatMap(id -> own.name()
                        .map(name -> new CallEntry.Taken(
                                id, name, CallState.PartyKind.RELATIVE, false, Optional.empty(), Optional.empty())))
                .stream();
        return with(
                entry, Stream.concat(named.stream(), unrung).limit(MOST_NAMED).toList());
    }

    /// The newest of them.
    private static List<CallEntry> thatFit(List<CallEntry> entries) {
        List<CallEntry> fit = new ArrayList<>();
        int bytes = 0;
        for (CallEntry entry : entries) {
            bytes += ContractJson.toText(entry).getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes > CallTold.LogTold.MOST_BYTES) {
                break;
            }
            fit.add(entry);
        }
        return fit;
    }

    /// Where a member of staff works: a first name alone says little of who looked at night.
    private static List<CallEntry> withOrganisations(Transaction tx, List<CallEntry> entries) {
        Map<PartyId, UUID> staff = entries.stream()
                .flatMap(entry -> entry.parties().stream())
                .filter(party -> party.kind() == CallState.PartyKind.STAFF)
                .map(party -> new PartyId(party.party()))
                .distinct()
                .collect(Collectors.toMap(id -> id, CallHistory::person));
        if (staff.isEmpty()) {
            return entries;
        }
        Map<UUID, String> names = tx
                .list(
                        "select p.id, o.name from person p join organisation o on o.id = p.organisation_id"
                                + " where p.id = any($1)",
                        row -> Map.entry(row.getUUID(0), row.getString(1)),
                        (Object) staff.values().toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return entries.stream()
                .map(entry -> with(
                        entry,
                        entry.parties().stream()
                                .map(party -> works(
                                        party,
                                        Optional.ofNullable(staff.get(new PartyId(party.party())))
                                                .flatMap(id -> Optional.ofNullable(names.get(id)))))
                                .toList()))
                .toList();
    }

    private static UUID person(PartyId staff) {
        return UUID.fromString(staff.value().substring("staff-".length()));
    }

    private static CallEntry.Taken works(CallEntry.Taken party, Optional<String> organisation) {
        return new CallEntry.Taken(
                party.party(), party.name(), party.kind(), party.came(), party.guest(), organisation);
    }

    private static CallEntry with(CallEntry entry, List<CallEntry.Taken> parties) {
        return new CallEntry(
                entry.call(),
                entry.why(),
                entry.reason(),
                entry.begunAt(),
                entry.endedAt(),
                entry.ended(),
                entry.by(),
                parties,
                entry.opened(),
                entry.picture(),
                entry.togetherAt(),
                entry.quality());
    }

    private static List<CallEntry.Heard> quality(Transaction tx, UUID id) {
        return tx.list(
                "select party, from_party, seconds, poor_seconds, bad_seconds, gone_seconds, loss, jitter, round_trip,"
                        + " round_trip_seconds, frozen from call_quality where call_id = $1 order by party, from_party",
                CallHistory::heard,
                id);
    }

    private static Optional<CallEntry> entry(
            Transaction tx, UUID id, String clientName, List<CallEntry.Heard> quality) {
        List<CallEvent> events = tx.list(
                "select body::text from call_event where call_id = $1 order by seq",
                row -> PostgresCallStore.event(row.getString(0)),
                id);
        if (!(CallLifeCycle.fold(events) instanceof Call.Known call)) {
            return Optional.empty();
        }
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
                events.stream()
                        .filter(CallEvent.ConsentGiven.class::isInstance)
                        .map(event -> opened(((CallEvent.ConsentGiven) event).consent()))
                        .findFirst()
                        .orElse(CallEntry.Opened.NOT),
                CallWords.picture(mostShown(events)),
                togetherAt(events),
                quality));
    }

    private static CallEntry.Taken taken(Party party, List<CallEvent> events, String clientName) {
        var state = CallWords.party(party, clientName, Optional.empty());
        boolean came = events.stream()
                .anyMatch(event -> event instanceof CallEvent.PartyAnswered answered
                        && answered.who().party().equals(party.id()));
        return new CallEntry.Taken(state.party(), state.name(), state.kind(), came, state.guest(), Optional.empty());
    }

    private static CallEntry.Opened opened(Consent consent) {
        return switch (consent) {
            case Consent.Pressed _ -> CallEntry.Opened.PRESSED;
            case Consent.ByAlarm _ -> CallEntry.Opened.ALARM;
            case Consent.ByRecord _ -> CallEntry.Opened.ALLOWED;
        };
    }

    private static Optional<Instant> togetherAt(List<CallEvent> events) {
        return events.stream()
                .filter(event -> event instanceof CallEvent.MediaConnected media
                        && (media.one().equals(PartyId.HOME) || media.other().equals(PartyId.HOME)))
                .map(CallEvent::at)
                .findFirst();
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
