package nl.nabij.server.admin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.Accounts;
import nl.nabij.contract.face.Photos;
import nl.nabij.contract.face.Staff;
import nl.nabij.server.access.AccountDesk;
import nl.nabij.server.access.AccountStore.Changed;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// What an administrator changes about the people who work here.
public final class StaffChangeRoutes {

    private static final String ONE = "/api/v1/staff/{id}";
    private static final String ORGANISATION = "/api/v1/organisation";
    private static final Allowed ADMINISTRATOR = Allowed.only(Role.ADMINISTRATOR);

    private final AccountDesk desk;

    public StaffChangeRoutes(AccountDesk desk) {
        this.desk = desk;
    }

    public List<ApiRoute> routes() {
        return List.of(
                ApiRoute.put(
                                ONE,
                                ADMINISTRATOR,
                                "Name, roles, and whether she may sign in; who is blocked is signed out everywhere and"
                                        + " what she has is offered to others",
                                AnswerType.none(),
                                this::change)
                        .withBody(Staff.Change.class)
                        .refusing(403, 404, 409),
                ApiRoute.get(
                        ONE + "/sessions",
                        ADMINISTRATOR,
                        "Where she is signed in now",
                        AnswerType.listOf(Accounts.OpenSession.class),
                        this::sessions),
                ApiRoute.delete(ONE + "/sessions", ADMINISTRATOR, "Signs her out everywhere", this::signOut)
                        .refusing(404),
                ApiRoute.get(
                                ONE + "/photo",
                                ADMINISTRATOR,
                                "The photo that clients see when she calls; only she can give one",
                                AnswerType.one(200, Photos.View.class),
                                this::photo)
                        .refusing(404),
                ApiRoute.delete(ONE + "/photo", ADMINISTRATOR, "Takes her photo away", this::takePhoto)
                        .refusing(404),
                ApiRoute.post(
                                ONE + "/new-password",
                                ADMINISTRATOR,
                                "A one-time code, valid for a day, by which she chooses a new password; told once",
                                AnswerType.one(201, Staff.Invitation.class),
                                this::newPassword)
                        .withBody(Staff.NewPassword.class)
                        .refusing(403, 404),
                ApiRoute.post(
                                "/api/v1/staff/invitations/withdrawn",
                                ADMINISTRATOR,
                                "Takes back the invitations for this name; their codes no longer count",
                                AnswerType.none(),
                                this::withdraw)
                        .withBody(Staff.Withdrawn.class)
                        .refusing(404),
                ApiRoute.get(
                        ORGANISATION,
                        ADMINISTRATOR,
                        "What your organisation asks of its own people",
                        AnswerType.one(200, Accounts.Organisation.class),
                        request ->
                                ApiAnswer.ok(desk.organisation(request.person().organisation()))),
                ApiRoute.put(
                                ORGANISATION,
                                ADMINISTRATOR,
                                "Whether everybody needs a second factor; who has none may only set hers up",
                                AnswerType.none(),
                                this::organisation)
                        .withBody(Accounts.Organisation.class)
                        .refusing(409));
    }

    private ApiAnswer change(ApiRequest request) throws Refusal {
        UserId person = person(request);
        Staff.Change change = request.read(Staff.Change.class);
        if (person.equals(request.person().id())
                && (change.blocked() || takes(change, request.person(), Role.ADMINISTRATOR))) {
            throw Refusal.of(
                    409,
                    "own-account",
                    "You cannot block yourself or take your own role of administrator; another administrator can");
        }
        if (person.equals(request.person().id()) && takes(change, request.person(), Role.HOST)) {
            throw Refusal.of(
                    409, "own-host", "You cannot take your own right to keep the organisations; another host can");
        }
        return switch (desk.change(request.person(), person, change)) {
            case Changed.Done _ -> ApiAnswer.nothing();
            case Changed.NotFound() -> throw nobody();
            case Changed.LastAdministrator() ->
                throw Refusal.of(
                        409, "last-administrator", "Nobody would be left who may administrate; make another one first");
            case Changed.LastHost() ->
                throw Refusal.of(
                        409,
                        "last-host",
                        "Nobody would be left who keeps the server's organisations; make another host first");
            case Changed.HostsOnly() -> throw StaffRoutes.hostsOnly();
        };
    }

    private static boolean takes(Staff.Change change, Person from, Role role) {
        return from.hasOneOf(Set.of(role)) && !change.roles().contains(role.word());
    }

    private ApiAnswer sessions(ApiRequest request) throws Refusal {
        return ApiAnswer.ok(
                desk.sessions(request.person().organisation(), person(request)).orElseThrow(StaffChangeRoutes::nobody));
    }

    private ApiAnswer signOut(ApiRequest request) throws Refusal {
        if (!desk.signOutEverywhere(request.person(), person(request))) {
            throw nobody();
        }
        return ApiAnswer.nothing();
    }

    private ApiAnswer photo(ApiRequest request) throws Refusal {
        return PhotoBodies.shown(
                desk.photo(request.person().organisation(), person(request)).orElseThrow(StaffChangeRoutes::noPhoto));
    }

    private ApiAnswer takePhoto(ApiRequest request) throws Refusal {
        if (!desk.takePhotoAway(request.person(), person(request))) {
            throw noPhoto();
        }
        return ApiAnswer.nothing();
    }

    private ApiAnswer newPassword(ApiRequest request) throws Refusal {
        UserId person = person(request);
        if (desk.isAboveHer(request.person(), person)) {
            throw StaffRoutes.hostsOnly();
        }
        Optional<Staff.Invitation> made = desk.newPassword(
                request.person(), person, request.read(Staff.NewPassword.class).dropSecondFactor());
        return ApiAnswer.of(201, made.orElseThrow(StaffChangeRoutes::nobody));
    }

    private ApiAnswer withdraw(ApiRequest request) throws Refusal {
        if (!desk.withdraw(request.person(), request.read(Staff.Withdrawn.class).user())) {
            throw Refusal.notFound("Nobody was invited by this name; GET /api/v1/staff lists who was");
        }
        return ApiAnswer.nothing();
    }

    private ApiAnswer organisation(ApiRequest request) throws Refusal {
        boolean required = request.read(Accounts.Organisation.class).secondFactorRequired();
        return AccountRoutes.answer(
                200, desk.requireSecondFactor(request.session().orElseThrow(), required));
    }

    private static UserId person(ApiRequest request) throws Refusal {
        return request.id("id", text -> new UserId(java.util.UUID.fromString(text)));
    }

    private static Refusal noPhoto() {
        return Refusal.notFound("Nobody of your organisation has this id and a photo; GET /api/v1/staff says who has");
    }

    private static Refusal nobody() {
        return Refusal.notFound("Nobody of your organisation has this id; GET /api/v1/staff lists them");
    }
}
