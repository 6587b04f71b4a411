package nl.nabij.server;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.nabij.server.access.HostDesk;
import nl.nabij.server.access.postgres.Leaving;
import nl.nabij.server.access.postgres.PostgresHostStore;
import nl.nabij.server.access.postgres.PostgresStaffStore;
import nl.nabij.server.admin.NightCentreRoutes;
import nl.nabij.server.admin.OrganisationRoutes;
import nl.nabij.server.admin.TeamRoutes;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.nightcentre.NightCentreBook;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.team.TeamBook;
import nl.nabij.server.web.ApiRoute;

/// The organisations of the server, who answers for whom at night, and teams.
final class OrganisationWiring {

    private final TeamBook teams;
    private final List<ApiRoute> routes = new ArrayList<>();

    OrganisationWiring(Database database, SecureRandom random, AuditLog audit) {
        HostDesk hosts = new HostDesk(
                new PostgresHostStore(database), new PostgresStaffStore(database), random, UUID::randomUUID);
        teams = new TeamBook(database, UUID::randomUUID);
        routes.addAll(new OrganisationRoutes(hosts, audit).routes());
        routes.addAll(new NightCentreRoutes(new NightCentreBook(database), audit).routes());
        routes.addAll(new TeamRoutes(teams, audit).routes());
    }

    List<ApiRoute> routes() {
        return List.copyOf(routes);
    }

    /// What ends when somebody leaves her organisation.
    Leaving leaving() {
        return teams::leaves;
    }
}
