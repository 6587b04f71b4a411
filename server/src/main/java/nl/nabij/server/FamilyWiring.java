package nl.nabij.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.admin.RelativeRoutes;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.calling.Calls;
import nl.nabij.server.calling.Visitor;
import nl.nabij.server.console.ServerRoutes;
import nl.nabij.server.family.FamilyNews;
import nl.nabij.server.family.FamilyRoutes;
import nl.nabij.server.family.RelativeBook;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.push.PushDesk;
import nl.nabij.server.web.ApiRoute;

/// Family and friends of homes, put together: the office's side and theirs.
final class FamilyWiring {

    private final RelativeRoutes office;
    private final FamilyRoutes family;

    /// @param page where this server is, for whom a browser does not say it
    /// @param facesChanged tells a home's screen anew; it may block
    FamilyWiring(
            Database database,
            SecureRandom random,
            Clock clock,
            AuditLog audit,
            Calls calls,
            PushDesk phones,
            Supplier<String> page,
            Consumer<GatewayId> facesChanged) {
        FamilyNews news = new FamilyNews() {
            @Override
            public void facesChanged(GatewayId home) {
                Thread.startVirtualThread(() -> facesChanged.accept(home));
            }

            @Override
            public void mayNotCall(Visitor relative) {
                calls.mayNotCall(relative);
            }

            @Override
            public void browserLeft(Visitor relative) {
                calls.leave(relative);
            }
        };
        this.office = new RelativeRoutes(new RelativeBook(database, random, UUID::randomUUID, news), audit, page);
        this.family = new FamilyRoutes(database, random, clock, UUID::randomUUID, calls, phones, news);
    }

    List<ApiRoute> routes() {
        List<ApiRoute> routes = new ArrayList<>(office.routes());
        routes.addAll(family.routes());
        return routes;
    }

    ServerRoutes.OtherSocket socket() {
        return family::mountSocket;
    }
}
