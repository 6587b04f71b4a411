package nl.nabij.server.admin;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import nl.nabij.contract.face.Staff;
import nl.nabij.server.access.PasswordRules;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.StaffDesk;
import nl.nabij.server.access.StaffDesk.Outcome;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.GuessingBrake;
import nl.nabij.server.web.Refusal;

/// Who works here: invited by an administrator, welcomed by a one-time code; and the first administrator of
/// all.
public final class StaffRoutes {

    private final StaffDesk desk;
    private final Consumer<List<String>> begun;
    private final GuessingBrake codes;

    /// @param begun called once the first administrator is there, with the names under which she reaches
    ///     the server
    public StaffRoutes(StaffDesk desk, Consumer<List<String>> begun, Clock clock) {
        this.desk = desk;
        this.begun = begun;
        this.codes = new GuessingBrake(clock);
    }

    public List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get(
                        "/api/v1/staff",
                        Allowed.only(Role.ADMINISTRATOR),
                        "The people of your organisation, and who was invited",
                        AnswerType.one(200, Staff.Overview.class),
                        request -> ApiAnswer.ok(desk.of(request.person().organisation()))),
                ApiRoute.post(
                                "/api/v1/staff",
                                Allowed.only(Role.ADMINISTRATOR),
                                "Invites somebody; the code in the answer is shown once and lasts seven days",
                                AnswerType.one(201, Staff.Invitation.class),
                                this::invite)
                        .withBody(Staff.Invite.class)
                        .refusing(403, 409),
                ApiRoute.post(
                                "/api/v1/staff/welcome",
                                Allowed.anyone(),
                                "Who was invited chooses a password, by the one-time code",
                                AnswerType.one(200, Staff.Welcome.class),
                                this::welcome)
                        .withBody(Staff.Accept.class)
                        .refusing(403, 409, 429),
                ApiRoute.get(
                        "/api/v1/first-start",
                        Allowed.anyone(),
                        "Whether this centre still awaits its first administrator",
                        AnswerType.one(200, Staff.FirstStartState.class),
                        _ -> ApiAnswer.ok(new Staff.FirstStartState(desk.awaitsFirst()))),
                ApiRoute.post(
                                "/api/v1/first-start",
                                Allowed.anyone(),
                                "Makes the first organisation and its administrator, by the code in the server's folder",
                                AnswerType.one(201, Staff.Welcome.class),
                                this::firstStart)
                        .withBody(Staff.FirstStart.class)
                        .refusing(403, 409, 429));
    }

    private ApiAnswer invite(ApiRequest request) throws Refusal {
        return answer(201, request, desk.invite(request.person(), request.read(Staff.Invite.class)));
    }

    private ApiAnswer welcome(ApiRequest request) throws Refusal {
        Staff.Accept accept = request.read(Staff.Accept.class);
        Object code = accept.code();
        Object password = accept.password();
        if (code == null || password == null) {
            throw Refusal.badRequest("The body needs the fields 'code' and 'password', both text");
        }
        brake(request);
        return answer(200, request, desk.accept(accept));
    }

    private ApiAnswer firstStart(ApiRequest request) throws Refusal {
        Staff.FirstStart start = request.read(Staff.FirstStart.class);
        Object code = start.code();
        Object password = start.password();
        if (code == null || password == null) {
            throw Refusal.badRequest("The body needs the fields 'code' and 'password', both text");
        }
        brake(request);
        Outcome outcome = desk.begin(start);
        if (outcome instanceof Outcome.Welcome) {
            begun.accept(start.names().orElse(List.of()));
        }
        return answer(201, request, outcome);
    }

    static Refusal hostsOnly() {
        return Refusal.of(
                403,
                "hosts-only",
                "Who keeps the server's organisations is invited and changed by a host alone; ask one");
    }

    private void brake(ApiRequest request) throws Refusal {
        Duration pause = codes.pause(request.address());
        if (pause.isPositive()) {
            throw Refusal.later(429, pause, "Too many codes were wrong; wait as long as Retry-After says");
        }
    }

    private ApiAnswer answer(int status, ApiRequest request, Outcome outcome) throws Refusal {
        return switch (outcome) {
            case Outcome.Invited(Staff.Invitation invitation) -> ApiAnswer.of(status, invitation);
            case Outcome.Welcome(String user) -> {
                codes.succeeded(request.address());
                yield ApiAnswer.of(status, new Staff.Welcome(user));
            }
            case Outcome.UserTaken() ->
                throw Refusal.of(409, "user-taken", "Somebody on this server signs in with this name; choose another");
            case Outcome.HostsOnly() -> throw hostsOnly();
            case Outcome.CodeRefused() -> {
                codes.failed(request.address());
                throw Refusal.notAllowed("This code is unknown, was used before, or is too old");
            }
            case Outcome.PasswordRefused(PasswordRules.Fault fault) -> throw PasswordRefusals.of(fault);
            case Outcome.SomebodyIsThere() ->
                throw Refusal.of(
                        409,
                        "somebody-is-there",
                        "This centre has people already; ask its administrator for an invitation");
        };
    }
}
