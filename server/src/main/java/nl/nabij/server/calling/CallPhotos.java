package nl.nabij.server.calling;

import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.call.Party;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.call.Person;
import nl.nabij.server.postgres.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The photos that a home's own screen shows: of its faces, and of who calls. Read from the tables when they are
/// needed, so that one that was taken away is nowhere else. Blocks.
final class CallPhotos {

    private static final Logger LOG = LoggerFactory.getLogger(CallPhotos.class);

    private final Database database;

    CallPhotos(Database database) {
        this.database = database;
    }

    /// Who is in a call, each with the name of the photo.
    ///
    /// @param known what was looked up before: each party is looked up once in a call
    /// @return with no more than is known where it cannot be read now: a knock waits for no photo
    Map<PartyId, Optional<String>> named(
            GatewayId home, Collection<Party> parties, Map<PartyId, Optional<String>> known) {
        Map<PartyId, Optional<String>> now = new HashMap<>(known);
        Map<UUID, PartyId> staff = new HashMap<>();
        Map<UUID, PartyId> relatives = new HashMap<>();
        for (Party party : parties) {
            switch (party.who()) {
                case Person.Staff(var user, var _)
                when !known.containsKey(party.id()) -> staff.put(user.value(), party.id());
                case Person.Relative(var relative, var _)
                when !known.containsKey(party.id()) -> relatives.put(relative, party.id());
                default -> {}
            }
        }
        if (staff.isEmpty() && relatives.isEmpty()) {
            return known;
        }
        try {
            Map<UUID, String> found = read(home, staff.keySet(), relatives.keySet());
            staff.forEach((id, party) -> now.put(party, Optional.ofNullable(found.get(id))));
            relatives.forEach((id, party) -> now.put(party, Optional.ofNullable(found.get(id))));
            return Map.copyOf(now);
        } catch (RuntimeException e) {
            LOG.warn("home={} photos of a call could not be looked up", home, e);
            return known;
        }
    }

    private Map<UUID, String> read(GatewayId home, Collection<UUID> staff, Collection<UUID> relatives) {
        Map<UUID, String> found = new HashMap<>();
        database.asWorker(tx -> tx.list(
                        "select id, photo_name from person where id = any($1) and photo_name is not null"
                                + " union all select id, photo_name from relative where id = any($2) and home_id = $3"
                                + " and photo_name is not null",
                        row -> Map.entry(row.getUUID(0), row.getString(1)),
                        staff.toArray(UUID[]::new),
                        relatives.toArray(UUID[]::new),
                        home.value()))
                .forEach(each -> found.put(each.getKey(), each.getValue()));
        return found;
    }

    /// For a home's own screen: of a face that is on it, or of somebody who may call there. The name alone is not
    /// enough: whoever learned one elsewhere gets nothing by it. Of her organisation and of its night centre, or of
    /// one whose call goes on there, anybody who works may call her.
    CallTold.PhotoTold photo(GatewayId home, String name) {
        return database.asWorker(tx -> new CallTold.PhotoTold(
                name,
                tx.first(
                        """
                        select photo from relative where home_id = $1 and photo_name = $2 and ended_at is null
                        union all
                        select p.photo from person p join home h on h.id = $1 and h.stay <> 'ended'
                            where p.photo_name = $2 and not p.blocked
                                and (p.organisation_id in (h.organisation_id, h.night_centre_id)
                                    or exists (select from call c where c.home_id = h.id and c.deadline is not null
                                        and c.night_centre_id = p.organisation_id))
                        union all
                        select t.photo from team t join home h on h.organisation_id = t.organisation_id and h.id = $1
                            where t.photo_name = $2 and (t.screen = 'all' or (t.screen = 'own' and exists (select from
                                team_home i where i.team_id = t.id and i.home_id = h.id)))
                        limit 1
                        """,
                        row -> Base64.getEncoder()
                                .encodeToString(row.getBuffer(0).getBytes()),
                        home.value(),
                        name)));
    }
}
