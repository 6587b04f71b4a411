package nl.nabij.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.admin.CallConsentRoutes;
import nl.nabij.server.admin.CallHistoryRoutes;
import nl.nabij.server.admin.PlanRoutes;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.calling.CallAllowances;
import nl.nabij.server.calling.CallConsentBook;
import nl.nabij.server.calling.CallHistory;
import nl.nabij.server.calling.Calls;
import nl.nabij.server.console.ServerRoutes;
import nl.nabij.server.guest.GuestDesk;
import nl.nabij.server.guest.GuestRoutes;
import nl.nabij.server.planned.PlanAgenda;
import nl.nabij.server.planned.PlanBook;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.push.PushDesk;
import nl.nabij.server.web.ApiRoute;

/// What stands around calls, put together: what she allowed, her log of them, guests, family.
final class CallWiring {

    private final List<ApiRoute> routes = new ArrayList<>();
    private final List<ServerRoutes.OtherSocket> sockets;
    private final PlanBook plans;

    /// @param openAt where this server is, for whom a browser does not say it
    /// @param tellScreen tells a home's screen anew; it may block
    CallWiring(
            Database database,
            SecureRandom random,
            Clock clock,
            AuditLog audit,
            Calls calls,
            PushDesk phones,
            Supplier<String> openAt,
            Consumer<GatewayId> tellScreen) {
        CallConsentBook consents = new CallConsentBook(database, UUID::randomUUID, calls::withdrawn);
        routes.addAll(new CallConsentRoutes(consents, new CallAllowances(database), audit).routes());
        routes.addAll(new CallHistoryRoutes(new CallHistory(database), audit).routes());
        GuestRoutes guests =
                new GuestRoutes(new GuestDesk(calls, database, random, openAt), calls, audit, clock, UUID::randomUUID);
        routes.addAll(guests.routes());
        plans = new PlanBook(
                database, UUID::randomUUID, home -> Thread.startVirtualThread(() -> tellScreen.accept(home)));
        routes.addAll(new PlanRoutes(plans, new PlanAgenda(database), audit).routes());
        FamilyWiring family = new FamilyWiring(database, random, clock, audit, calls, phones, openAt, tellScreen);
        routes.addAll(family.routes());
        sockets = List.of(
                router -> router.mountSocket(Calls.SOCKET, ServerRoutes.CONSOLE_IS_FOR, calls.sockets()),
                guests::mountSocket,
                family.socket());
    }

    /// What was planned.
    PlanBook plans() {
        return plans;
    }

    List<ApiRoute> routes() {
        return List.copyOf(routes);
    }

    List<ServerRoutes.OtherSocket> sockets() {
        return sockets;
    }
}
