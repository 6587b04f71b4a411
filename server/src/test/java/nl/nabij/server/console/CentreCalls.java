package nl.nabij.server.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.link.Down;
import nl.nabij.server.access.postgres.Leaving;
import nl.nabij.server.admin.CallConsentRoutes;
import nl.nabij.server.admin.PlanRoutes;
import nl.nabij.server.admin.RelativeRoutes;
import nl.nabij.server.alarm.Downlink;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.audit.postgres.PostgresAuditLog;
import nl.nabij.server.calling.CallAllowances;
import nl.nabij.server.calling.CallConsentBook;
import nl.nabij.server.calling.Calls;
import nl.nabij.server.calling.Visitor;
import nl.nabij.server.escalation.Ladders;
import nl.nabij.server.family.FamilyNews;
import nl.nabij.server.family.FamilyRoutes;
import nl.nabij.server.family.RelativeBook;
import nl.nabij.server.guest.GuestDesk;
import nl.nabij.server.guest.GuestRoutes;
import nl.nabij.server.planned.PlanAgenda;
import nl.nabij.server.planned.PlanBook;
import nl.nabij.server.postgres.Transaction;
import nl.nabij.server.push.PushKeys;
import nl.nabij.server.team.TeamBook;
import nl.nabij.server.web.ApiRoute;

/// The parts of a [Centre] that are about calls.
final class CentreCalls {

    private static final String HERE = "https://centre.example";

    private CentreCalls() {}

    static Calls calls(Centre centre) {
        return new Calls(
                centre.vertx,
                centre.night.database,
                new Ladders(NightShift.PATIENCE),
                new Downlink() {
                    @Override
                    public boolean connected(GatewayId home) {
                        return true;
                    }

                    @Override
                    public boolean send(GatewayId home, Down message) {
                        return centre.toldOfCalls.add(message);
                    }
                },
                centre.desk,
                centre.night.hints,
                Optional.empty(),
                centre.clock);
    }

    static GuestRoutes guests(Centre centre) {
        return new GuestRoutes(
                new GuestDesk(centre.calls, centre.night.database, new SecureRandom(), () -> HERE),
                centre.calls,
                new PostgresAuditLog(centre.night.database),
                centre.clock,
                UUID::randomUUID);
    }

    static PushKeys pushKeys(Path folder) {
        try {
            return PushKeys.open(folder.resolve("push.key"), new SecureRandom(), () -> HERE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FamilyRoutes family(Centre centre, List<ApiRoute> others) {
        FamilyNews news = new FamilyNews() {
            @Override
            public void facesChanged(GatewayId home) {
                centre.toldHomes.add(home + " faces");
            }

            @Override
            public void mayNotCall(Visitor relative) {
                centre.calls.mayNotCall(relative);
            }

            @Override
            public void browserLeft(Visitor relative) {
                centre.calls.leave(relative);
            }
        };
        RelativeBook book = new RelativeBook(centre.night.database, new SecureRandom(), UUID::randomUUID, news);
        others.addAll(new RelativeRoutes(book, new PostgresAuditLog(centre.night.database), () -> HERE).routes());
        FamilyRoutes family = new FamilyRoutes(
                centre.night.database,
                new SecureRandom(),
                centre.clock,
                UUID::randomUUID,
                centre.calls,
                centre.push.desk(),
                news);
        others.addAll(family.routes());
        return family;
    }

    static Leaving leaving(TeamBook teams, PlanBook plans) {
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

    static PlanBook plans(Centre centre) {
        return new PlanBook(
                centre.night.database, UUID::randomUUID, home -> centre.toldHomes.add(home + " planned calls"));
    }

    static PlanRoutes planned(Centre centre) {
        return new PlanRoutes(
                plans(centre), new PlanAgenda(centre.night.database), new PostgresAuditLog(centre.night.database));
    }

    static CallConsentRoutes whatSheAllowed(Centre centre) {
        return new CallConsentRoutes(
                new CallConsentBook(centre.night.database, UUID::randomUUID, home -> centre.calls.withdrawn(home)),
                new CallAllowances(centre.night.database),
                new PostgresAuditLog(centre.night.database));
    }
}
