package nl.nabij.server;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.access.HostDesk;
import nl.nabij.server.access.postgres.Leaving;
import nl.nabij.server.access.postgres.PostgresHostStore;
import nl.nabij.server.access.postgres.PostgresStaffStore;
import nl.nabij.server.admin.NightCentreRoutes;
import nl.nabij.server.admin.OrganisationRoutes;
import nl.nabij.server.admin.TeamRoutes;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.nightcentre.NightCentreBook;
import nl.nabij.server.planned.PlanBook;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;
import nl.nabij.server.team.TeamBook;
import nl.nabij.server.web.ApiRoute;

/// The organisations of the server, who answers for whom at night, and teams.
final class OrganisationWiring {

    /// Screens that are told anew in one reading.
    private static final int AT_ONCE = 200;

    private final TeamBook teams;
    private final List<ApiRoute> routes = new ArrayList<>();

    /// @param tellScreens tells screens of homes anew; it may block
    OrganisationWiring(Database database, SecureRandom random, AuditLog audit, Consumer<List<GatewayId>> tellScreens) {
        HostDesk hosts = new HostDesk(
                new PostgresHostStore(database), new PostgresStaffStore(database), random, UUID::randomUUID);
        teams = new TeamBook(
                database,
                UUID::randomUUID,
                organisation -> Thread.startVirtualThread(() -> tellAll(database, organisation, tellScreens)));
        routes.addAll(new OrganisationRoutes(hosts, audit).routes());
        routes.addAll(new NightCentreRoutes(new NightCentreBook(database), audit).routes());
        routes.addAll(new TeamRoutes(teams, audit).routes());
    }

    private static void tellAll(Database database, OrganisationId organisation, Consumer<List<GatewayId>> tellScreens) {
        List<GatewayId> homes = database.askAsWorker(
                "select id from home where organisation_id = $1 order by id",
                row -> new GatewayId(row.getString(0)),
                organisation.value());
        for (int at = 0; at < homes.size(); at += AT_ONCE) {
            tellScreens.accept(homes.subList(at, Math.min(homes.size(), at + AT_ONCE)));
        }
    }

    List<ApiRoute> routes() {
        return List.copyOf(routes);
    }

    /// What ends when somebody leaves her organisation.
    ///
    /// @param plans where calls with her were planned
    Leaving leaving(PlanBook plans) {
        return new Leaving() {
            @Override
            public void leaves(Transaction transaction, UserId person) {
                teams.leaves(transaction, person);
            }

            @Override
            public void changed(OrganisationId organisation, UserId person) {
                teams.peopleChanged(organisation);
                plans.personChanged(organisation, person);
            }
        };
    }
}
