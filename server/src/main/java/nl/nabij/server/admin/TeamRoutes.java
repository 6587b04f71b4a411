package nl.nabij.server.admin;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.Photos;
import nl.nabij.contract.face.Teams;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.portrait.Portrait;
import nl.nabij.server.team.TeamBook;
import nl.nabij.server.team.TeamBook.Outcome;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// An organisation's teams: names, members and homes. A look at a home in a list is written down once a session.
public final class TeamRoutes {

    private static final String ALL = "/api/v1/teams";
    private static final String ONE = ALL + "/{id}";
    private static final Allowed ADMINISTRATOR = Allowed.only(Role.ADMINISTRATOR);

    /// No address of ours is longer.
    private static final int LONGEST_SEARCH = 100;

    private final TeamBook book;
    private final AdminLooks looks;

    public TeamRoutes(TeamBook book, AuditLog audit) {
        this.book = book;
        this.looks = new AdminLooks(audit);
    }

    public List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get(
                        ALL,
                        ADMINISTRATOR,
                        "Your organisation's teams with their members; they do not change who is rung for an alarm",
                        AnswerType.listOf(Teams.Team.class),
                        request -> ApiAnswer.ok(book.all(request.person().organisation()))),
                ApiRoute.post(
                                ALL,
                                ADMINISTRATOR,
                                "One more team, at most 200; 409 'team-name-taken', 'too-many-teams'",
                                AnswerType.one(201, Teams.Team.class),
                                this::add)
                        .withBody(Teams.Naming.class)
                        .refusing(409),
                ApiRoute.put(
                                ONE,
                                ADMINISTRATOR,
                                "Another name; 409 'team-name-taken'",
                                AnswerType.one(200, Teams.Team.class),
                                this::rename)
                        .withBody(Teams.Naming.class)
                        .refusing(404, 409),
                ApiRoute.delete(
                                ONE,
                                ADMINISTRATOR,
                                "Removes a team; its members and homes stay, without a team",
                                this::remove)
                        .refusing(404),
                ApiRoute.put(
                                ONE + "/members",
                                ADMINISTRATOR,
                                "These people and no others, all or nothing; a person can be in several teams",
                                AnswerType.one(200, Teams.Team.class),
                                this::members)
                        .withBody(Teams.Members.class)
                        .refusing(404, 409),
                ApiRoute.put(
                                ONE + "/screen",
                                ADMINISTRATOR,
                                "Whether it is a face on screens: of the homes in it ('own'), of all your clients ('all', a"
                                        + " helpdesk), or of none; as long as somebody in it answers calls",
                                AnswerType.one(200, Teams.Team.class),
                                this::show)
                        .withBody(Teams.ShowTeam.class)
                        .refusing(404),
                ApiRoute.get(
                                ONE + "/photo",
                                ADMINISTRATOR,
                                "What stands for it on screens, such as a logo",
                                AnswerType.one(200, Photos.View.class),
                                this::photo)
                        .refusing(404),
                ApiRoute.put(
                                ONE + "/photo",
                                ADMINISTRATOR,
                                "What stands for it on screens from now on: a logo rather than one of its people",
                                AnswerType.one(200, Teams.Team.class),
                                this::givePhoto)
                        .withBody(Photos.Given.class)
                        .reading(PhotoBodies.MOST_BYTES)
                        .refusing(404, 503),
                ApiRoute.delete(ONE + "/photo", ADMINISTRATOR, "Its letters stand for it again", this::takePhoto)
                        .refusing(404),
                ApiRoute.get(
                                ONE + "/homes",
                                ADMINISTRATOR,
                                "The team's homes by the client's name, the first 50; 'search' for a part of a name or"
                                        + " address",
                                AnswerType.listOf(Teams.Home.class),
                                request -> homes(request, true))
                        .withQuery("search")
                        .refusing(404),
                ApiRoute.get(
                                ONE + "/other-homes",
                                ADMINISTRATOR,
                                "Your homes that are not in it, the first 50, each with its team; 'search' as above",
                                AnswerType.listOf(Teams.Home.class),
                                request -> homes(request, false))
                        .withQuery("search")
                        .refusing(404),
                ApiRoute.post(
                                ONE + "/homes",
                                ADMINISTRATOR,
                                "Puts homes in, all or nothing; one that is in another team leaves that",
                                AnswerType.one(200, Teams.Team.class),
                                this::putIn)
                        .withBody(Teams.Homes.class)
                        .refusing(404, 409),
                ApiRoute.delete(ONE + "/homes/{home}", ADMINISTRATOR, "Takes a home out of the team", this::takeOut)
                        .refusing(404));
    }

    private ApiAnswer add(ApiRequest request) throws Refusal {
        Teams.Team team = done(book.add(
                request.person().organisation(),
                request.read(Teams.Naming.class).name()));
        looks.changed(request, request.person().organisation(), "team added");
        return ApiAnswer.of(201, team);
    }

    private ApiAnswer rename(ApiRequest request) throws Refusal {
        String name = request.read(Teams.Naming.class).name();
        Teams.Team team = done(book.rename(request.person().organisation(), request.uuid("id"), name));
        looks.changed(request, request.person().organisation(), "team renamed");
        return ApiAnswer.ok(team);
    }

    private ApiAnswer show(ApiRequest request) throws Refusal {
        Teams.TeamScreen screen = request.read(Teams.ShowTeam.class).screen();
        Teams.Team team = done(book.show(request.person().organisation(), request.uuid("id"), screen));
        looks.changed(request, request.person().organisation(), "team on screens");
        return ApiAnswer.ok(team);
    }

    private ApiAnswer photo(ApiRequest request) throws Refusal {
        return PhotoBodies.shown(book.photoOf(request.person().organisation(), request.uuid("id"))
                .orElseThrow(() -> Refusal.notFound("Your organisation has no team with this id and a photo")));
    }

    private ApiAnswer givePhoto(ApiRequest request) throws Refusal {
        return ApiAnswer.ok(photo(request, Optional.of(PhotoBodies.drawn(request))));
    }

    private ApiAnswer takePhoto(ApiRequest request) throws Refusal {
        photo(request, Optional.empty());
        return ApiAnswer.nothing();
    }

    private Teams.Team photo(ApiRequest request, Optional<Portrait> portrait) throws Refusal {
        Teams.Team team = done(book.photo(request.person().organisation(), request.uuid("id"), portrait));
        looks.changed(request, request.person().organisation(), "photo of a team");
        return team;
    }

    private ApiAnswer remove(ApiRequest request) throws Refusal {
        if (!book.remove(request.person().organisation(), request.uuid("id"))) {
            throw noTeam();
        }
        looks.changed(request, request.person().organisation(), "team removed");
        return ApiAnswer.nothing();
    }

    private ApiAnswer members(ApiRequest request) throws Refusal {
        OrganisationId organisation = request.person().organisation();
        Teams.Members wanted = request.read(Teams.Members.class);
        Teams.Team team = done(book.members(organisation, request.uuid("id"), wanted.members()));
        looks.changed(request, organisation, "team members");
        return ApiAnswer.ok(team);
    }

    private ApiAnswer homes(ApiRequest request, boolean inIt) throws Refusal {
        String search = request.query().getOrDefault("search", "");
        if (search.length() > LONGEST_SEARCH || search.indexOf('\0') >= 0) {
            throw Refusal.badRequest("search has to have at most " + LONGEST_SEARCH + " characters");
        }
        List<Teams.Home> homes = book.homes(request.person().organisation(), request.uuid("id"), inIt, search.strip())
                .orElseThrow(TeamRoutes::noTeam);
        looks.read(request, homes.stream().map(Teams.Home::id).toList(), "home of a team");
        return ApiAnswer.ok(homes);
    }

    private ApiAnswer putIn(ApiRequest request) throws Refusal {
        List<GatewayId> homes = request.read(Teams.Homes.class).homes();
        Teams.Team team = done(book.putIn(request.person().organisation(), request.uuid("id"), homes));
        looks.changed(request, homes, "home put in a team");
        return ApiAnswer.ok(team);
    }

    private ApiAnswer takeOut(ApiRequest request) throws Refusal {
        UUID team = request.uuid("id");
        GatewayId home = request.id("home", GatewayId::new);
        if (!book.takeOut(request.person().organisation(), team, home)) {
            throw Refusal.notFound("This home is in no such team of yours");
        }
        looks.changed(request, List.of(home), "home taken out of a team");
        return ApiAnswer.nothing();
    }

    private static Teams.Team done(Outcome outcome) throws Refusal {
        return switch (outcome) {
            case Outcome.Done(Teams.Team team) -> team;
            case Outcome.NotFound() -> throw noTeam();
            case Outcome.NameTaken() ->
                throw Refusal.of(409, "team-name-taken", "Another team of your organisation has this name");
            case Outcome.TooMany() ->
                throw Refusal.of(409, "too-many-teams", "An organisation has at most 200 teams; remove one first");
            case Outcome.NotYours() ->
                throw Refusal.of(
                        409,
                        "not-of-yours",
                        "Not all of these are of your organisation, or somebody left meanwhile; nothing was changed");
        };
    }

    private static Refusal noTeam() {
        return Refusal.notFound("Your organisation has no team with this id; GET " + ALL + " lists them");
    }
}
