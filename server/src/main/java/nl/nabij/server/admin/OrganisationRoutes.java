package nl.nabij.server.admin;

import java.util.List;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.Organisations;
import nl.nabij.contract.face.Staff;
import nl.nabij.server.access.HostDesk;
import nl.nabij.server.access.HostDesk.Outcome;
import nl.nabij.server.access.HostStore.Kept;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// A host's organisations. Each change is written down for both: whose host it is, and whose organisation.
public final class OrganisationRoutes {

    private static final String ALL = "/api/v1/organisations";
    private static final String ONE = ALL + "/{id}";
    private static final Allowed HOST = Allowed.only(Role.HOST);

    private final HostDesk desk;
    private final AdminLooks looks;

    public OrganisationRoutes(HostDesk desk, AuditLog audit) {
        this.desk = desk;
        this.looks = new AdminLooks(audit);
    }

    public List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get(
                        ALL,
                        HOST,
                        "The organisations of this server: names, how many people, and whether somebody administrates;"
                                + " never a client, a home or an alarm",
                        AnswerType.listOf(Organisations.Hosted.class),
                        request -> ApiAnswer.ok(desk.all(request.person()))),
                ApiRoute.post(
                                ALL,
                                HOST,
                                "Adds an organisation and invites its first administrator; the code in the answer is"
                                        + " shown once and lasts seven days",
                                AnswerType.one(201, Organisations.Added.class),
                                this::add)
                        .withBody(Organisations.Add.class)
                        .refusing(409),
                ApiRoute.put(ONE, HOST, "Another name; 409 'name-taken'", AnswerType.none(), this::rename)
                        .withBody(Organisations.Rename.class)
                        .refusing(404, 409),
                ApiRoute.post(
                                ONE + "/administrator",
                                HOST,
                                "Invites the first administrator again, as long as nobody administrates there; codes"
                                        + " from before no longer count; 409 'administrated' afterwards",
                                AnswerType.one(201, Staff.Invitation.class),
                                this::invite)
                        .withBody(Organisations.Administrator.class)
                        .refusing(404, 409));
    }

    private ApiAnswer add(ApiRequest request) throws Refusal {
        Outcome.Invited made = invited(desk.add(request.person(), request.read(Organisations.Add.class)));
        looks.changed(request, made.organisation(), "organisation added");
        Organisations.Hosted added = desk.all(request.person()).stream()
                .filter(each -> each.id().equals(made.organisation()))
                .findFirst()
                .orElseThrow(() -> refusal(new Kept.NoHost()));
        return ApiAnswer.of(201, new Organisations.Added(added, made.invitation()));
    }

    private ApiAnswer rename(ApiRequest request) throws Refusal {
        OrganisationId organisation = request.id("id", OrganisationId::of);
        String name = request.read(Organisations.Rename.class).name();
        if (desk.rename(request.person(), organisation, name) instanceof Outcome.NotDone(Kept why)) {
            throw refusal(why);
        }
        looks.changed(request, organisation, "organisation renamed");
        return ApiAnswer.nothing();
    }

    private ApiAnswer invite(ApiRequest request) throws Refusal {
        OrganisationId organisation = request.id("id", OrganisationId::of);
        Outcome.Invited made =
                invited(desk.invite(request.person(), organisation, request.read(Organisations.Administrator.class)));
        looks.changed(request, organisation, "administrator invited");
        return ApiAnswer.of(201, made.invitation());
    }

    private static Outcome.Invited invited(Outcome outcome) throws Refusal {
        return switch (outcome) {
            case Outcome.Invited made -> made;
            case Outcome.UserTaken() ->
                throw Refusal.of(409, "user-taken", "Somebody on this server signs in with this name; choose another");
            case Outcome.NotDone(Kept why) -> throw refusal(why);
            case Outcome.Done() -> throw new IllegalStateException("An invitation was asked for");
        };
    }

    private static Refusal refusal(Kept why) {
        return switch (why) {
            case Kept.NotFound() ->
                Refusal.notFound("This server has no organisation with this id; GET " + ALL + " lists them");
            case Kept.NameTaken() ->
                Refusal.of(
                        409,
                        "name-taken",
                        "Another organisation of this server has this name; choose one that differs");
            case Kept.Administrated() ->
                Refusal.of(
                        409,
                        "administrated",
                        "This organisation has an administrator, who invites its people herself; ask her");
            case Kept.NoHost() -> Refusal.notAllowed("You keep the organisations of this server no longer; ask a host");
            case Kept.Done _, Kept.Invited _ -> throw new IllegalStateException("Nothing was refused");
        };
    }
}
