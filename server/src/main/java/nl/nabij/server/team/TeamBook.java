package nl.nabij.server.team;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.Teams;
import nl.nabij.contract.face.Teams.TeamScreen;
import nl.nabij.server.portrait.Portrait;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;
import nl.nabij.server.postgres.Work;

/// An organisation's teams as its administrators keep them. Calls block.
public final class TeamBook {

    /// Of the homes a page shows so many at a time; a search finds the others.
    public static final int MOST_SHOWN = 50;

    /// Above what any provider has, and small enough to be one page.
    static final int MOST_TEAMS = 200;

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String TEAMS = "select t.id, t.name,"
            + " (select count(*)::integer from team_home h where h.team_id = t.id), t.screen, t.photo_name from team t";

    private static final String HOMES = """
            select h.id, c.name, c.address, c.town, t.name from home h
            left join lateral (select name, address, town from client where home_id = h.id order by id limit 1) c on true
            left join team_home m on m.home_id = h.id left join team t on t.id = m.team_id
            where h.organisation_id = current_organisation() and (m.team_id is not distinct from $1) = $2
                and position(lower($3) in lower(concat_ws(' ', c.name, c.address, c.town))) > 0
            order by c.name, h.id limit $4
            """;

    private final Database database;
    private final Supplier<UUID> ids;
    private final Consumer<OrganisationId> facesChanged;

    /// @param ids unguessable
    /// @param facesChanged hears after the commit of an organisation whose clients' screens have to be told their
    ///     faces anew
    public TeamBook(Database database, Supplier<UUID> ids, Consumer<OrganisationId> facesChanged) {
        this.database = database;
        this.ids = ids;
        this.facesChanged = facesChanged;
    }

    /// What became of a change.
    public sealed interface Outcome {

        record Done(Teams.Team team) implements Outcome {}

        record NotFound() implements Outcome {}

        record NameTaken() implements Outcome {}

        record TooMany() implements Outcome {}

        /// Somebody who left or never worked here, or a home of others: nothing was changed.
        record NotYours() implements Outcome {}
    }

    public List<Teams.Team> all(OrganisationId organisation) {
        return database.asOrganisation(organisation, tx -> {
            Map<UUID, List<Teams.Member>> members = tx
                    .list(
                            "select m.team_id, p.id, p.shown_name from team_member m join person p on p.id = m.person_id"
                                    + " order by p.shown_name, p.id",
                            row -> Map.entry(row.getUUID(0), member(row, 1)))
                    .stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
            return tx.list(
                    TEAMS + " order by lower(t.name)",
                    row -> team(row, members.getOrDefault(row.getUUID(0), List.of())));
        });
    }

    public Outcome add(OrganisationId organisation, String name) {
        UUID id = ids.get();
        return naming(organisation, tx -> {
            // Of two calls at once each may count before the other: one team more does no harm.
            if (tx.one("select count(*)::integer from team", row -> row.getInteger(0)) >= MOST_TEAMS) {
                return new Outcome.TooMany();
            }
            tx.update(
                    "insert into team (id, organisation_id, name) values ($1, $2, $3)", id, organisation.value(), name);
            return found(tx, id);
        });
    }

    public Outcome rename(OrganisationId organisation, UUID team, String name) {
        return naming(organisation, tx -> {
            tx.update("update team set name = $2 where id = $1", team, name);
            return found(tx, team);
        });
    }

    /// On whose screens it is a face from now on.
    public Outcome show(OrganisationId organisation, UUID team, TeamScreen screen) {
        return told(
                organisation,
                team,
                tx -> tx.update(
                        "update team set screen = $2 where id = $1",
                        team,
                        screen.name().toLowerCase(Locale.ROOT)));
    }

    /// What stands for it there from now on.
    ///
    /// @param portrait empty for its letters
    public Outcome photo(OrganisationId organisation, UUID team, Optional<Portrait> portrait) {
        return told(
                organisation,
                team,
                tx -> tx.update(
                        "update team set photo = $2, photo_name = $3 where id = $1",
                        team,
                        portrait.map(Portrait::jpeg),
                        portrait.map(Portrait::name)));
    }

    public Optional<byte[]> photoOf(OrganisationId organisation, UUID team) {
        return database.asOrganisation(
                organisation,
                tx -> tx.first(
                        "select photo from team where id = $1 and photo is not null",
                        row -> row.getBuffer(0).getBytes(),
                        team));
    }

    /// A change that screens are told of.
    private Outcome told(OrganisationId organisation, UUID team, Work<Integer> change) {
        Outcome outcome = database.asOrganisation(organisation, tx -> {
            if (!locked(tx, team)) {
                return new Outcome.NotFound();
            }
            change.in(tx);
            tellScreens(tx, organisation);
            return found(tx, team);
        });
        if (outcome instanceof Outcome.Done) {
            facesChanged.accept(organisation);
        }
        return outcome;
    }

    /// Whatever changes in teams of which one is on screens may change what screens show.
    private <T> T touching(OrganisationId organisation, Work<T> work) {
        AtomicBoolean shown = new AtomicBoolean();
        T done = database.asOrganisation(organisation, tx -> {
            shown.set(tx.first("select 1 from team where screen <> 'none' limit 1", row -> row.getInteger(0))
                    .isPresent());
            T result = work.in(tx);
            if (shown.get()) {
                tellScreens(tx, organisation);
            }
            return result;
        });
        if (shown.get()) {
            facesChanged.accept(organisation);
        }
        return done;
    }

    /// What is told later is newer, for boxes that are away now too.
    private static void tellScreens(Transaction tx, OrganisationId organisation) {
        tx.update(
                "update gateway set config_revision = config_revision + 1 where home_id in"
                        + " (select id from home where organisation_id = $1)",
                organisation.value());
    }

    private Outcome naming(OrganisationId organisation, Work<Outcome> work) {
        try {
            return touching(organisation, work);
        } catch (PgException e) {
            if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
                return new Outcome.NameTaken();
            }
            throw e;
        }
    }

    /// Its members and homes stay, without a team.
    ///
    /// @return false when there is no such team
    public boolean remove(OrganisationId organisation, UUID team) {
        return touching(organisation, tx -> tx.update("delete from team where id = $1", team)) > 0;
    }

    /// These and no others from now on, all of them or none.
    public Outcome members(OrganisationId organisation, UUID team, List<UserId> members) {
        UUID[] wanted = members.stream().map(UserId::value).toArray(UUID[]::new);
        return touching(organisation, tx -> {
            if (!locked(tx, team)) {
                return new Outcome.NotFound();
            }
            // Who leaves at this moment waits until this is written, and then takes herself out of it.
            int there = tx.list(
                            "select id from person where id = any($1) and not blocked order by id for share",
                            row -> row.getUUID(0),
                            (Object) wanted)
                    .size();
            if (there < wanted.length) {
                return new Outcome.NotYours();
            }
            tx.update("delete from team_member where team_id = $1 and person_id <> all($2)", team, wanted);
            tx.update(
                    "insert into team_member (team_id, person_id, organisation_id) select $1, unnest($2::uuid[]), $3"
                            + " on conflict do nothing",
                    team,
                    wanted,
                    organisation.value());
            return found(tx, team);
        });
    }

    /// Puts homes in, all of them or none; one that is in another team leaves that.
    public Outcome putIn(OrganisationId organisation, UUID team, List<GatewayId> homes) {
        String[] wanted = homes.stream().map(GatewayId::value).toArray(String[]::new);
        return touching(organisation, tx -> {
            if (!locked(tx, team)) {
                return new Outcome.NotFound();
            }
            int own = tx.one(
                    "select count(*)::integer from home where id = any($1) and organisation_id = $2",
                    row -> row.getInteger(0),
                    wanted,
                    organisation.value());
            if (own < wanted.length) {
                return new Outcome.NotYours();
            }
            // In one order, so that two who move the same homes do not wait for each other.
            tx.update("""
                    insert into team_home (home_id, team_id, organisation_id)
                        select id, $1, $3 from home where id = any($2) and organisation_id = $3 order by id
                    on conflict (home_id) do update set team_id = excluded.team_id
                    """, team, wanted, organisation.value());
            return found(tx, team);
        });
    }

    /// @return false when this home is not in this team
    public boolean takeOut(OrganisationId organisation, UUID team, GatewayId home) {
        return touching(
                        organisation,
                        tx -> tx.update(
                                "delete from team_home where team_id = $1 and home_id = $2", team, home.value()))
                > 0;
    }

    /// The first of the homes in a team, or of those that are not, by the client's name.
    ///
    /// @param search a part of the name or address; empty for all
    /// @return empty when there is no such team
    public Optional<List<Teams.Home>> homes(OrganisationId organisation, UUID team, boolean inIt, String search) {
        return database.asOrganisation(
                organisation,
                tx -> tx.first("select id from team where id = $1", row -> row.getUUID(0), team)
                        .map(_ -> tx.list(HOMES, TeamBook::home, team, inIt, search, MOST_SHOWN)));
    }

    /// Somebody leaves the organisation, and so her teams.
    public void leaves(Transaction transaction, UserId person) {
        transaction.update("delete from team_member where person_id = $1", person.value());
    }

    /// Somebody left the organisation or has other roles there, and a team in which nobody answers is on no screen.
    public void peopleChanged(OrganisationId organisation) {
        touching(organisation, _ -> true);
    }

    /// Changes of one team are one after the other.
    private static boolean locked(Transaction tx, UUID team) {
        return tx.first("select id from team where id = $1 for update", row -> row.getUUID(0), team)
                .isPresent();
    }

    private static Outcome found(Transaction tx, UUID team) {
        List<Teams.Member> members = tx.list(
                "select p.id, p.shown_name from team_member m join person p on p.id = m.person_id where m.team_id = $1"
                        + " order by p.shown_name, p.id",
                row -> member(row, 0),
                team);
        return tx.first(TEAMS + " where t.id = $1", row -> team(row, members), team)
                .<Outcome>map(Outcome.Done::new)
                .orElseGet(Outcome.NotFound::new);
    }

    private static Teams.Team team(Row row, List<Teams.Member> members) {
        return new Teams.Team(
                row.getUUID(0),
                row.getString(1),
                members,
                row.getInteger(2),
                TeamScreen.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString(4)));
    }

    private static Teams.Member member(Row row, int first) {
        return new Teams.Member(new UserId(row.getUUID(first)), row.getString(first + 1));
    }

    private static Teams.Home home(Row row) {
        return new Teams.Home(
                new GatewayId(row.getString(0)),
                Optional.ofNullable(row.getString(1)),
                Optional.ofNullable(row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)));
    }
}
