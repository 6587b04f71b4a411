package nl.nabij.server.console;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.face.HomeCommand;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.audit.Look;
import nl.nabij.server.command.CommandRefusal;
import nl.nabij.server.command.CommandService;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// Asking a device of a home.
final class CommandRoutes {

    private final CommandService commands;
    private final Reading reading;
    private final Looks looks;

    CommandRoutes(CommandService commands, Reading reading, Looks looks) {
        this.commands = commands;
        this.reading = reading;
        this.looks = looks;
    }

    List<ApiRoute> routes() {
        return List.of(new ApiRoute(
                HttpMethod.POST,
                "/api/v1/homes/{id}/commands",
                Allowed.only(Role.OPERATOR, Role.CARER),
                "Ask a device; 202 says that it is asked, the console's changes say when it is done",
                List.of(),
                Optional.of(HomeCommand.class),
                AnswerType.one(202, CommandView.class),
                List.of(409),
                this::ask));
    }

    private ApiAnswer ask(ApiRequest request) throws Refusal {
        GatewayId home = request.id("id", GatewayId::new);
        HomeCommand asked = request.read(HomeCommand.class);
        requireWhole(asked);
        Person person = request.person();
        // Before it is sent: afterwards a night centre may not see any more whose home it was.
        Optional<OrganisationId> owner = reading.owner(person.organisation(), home);
        if (owner.isEmpty()) {
            looks.atNothing(request, Optional.of(home), asked.alarm(), "command");
            throw unknownHome();
        }
        CommandService.Answer answer =
                commands.ask(person.organisation(), new Operator(person.id(), person.shownName()), home, asked);
        boolean done = answer instanceof CommandService.Asked;
        looks.command(
                request,
                owner.get(),
                home,
                asked.alarm(),
                "command " + asked.kind() + " " + asked.action(),
                done ? Look.Outcome.DONE : Look.Outcome.REFUSED);
        return switch (answer) {
            case CommandService.Asked(var view) -> ApiAnswer.of(202, view);
            case CommandService.NotAsked(var reason) -> throw refusal(reason);
        };
    }

    /// Fields without a rule of their own arrive as null when they are missing.
    private static void requireWhole(HomeCommand asked) throws Refusal {
        Object device = asked.device();
        Object kind = asked.kind();
        Object action = asked.action();
        if (device == null || kind == null || action == null) {
            throw Refusal.badRequest("The body needs the fields 'device', 'kind' and 'action'");
        }
        try {
            asked.what();
        } catch (IllegalArgumentException e) {
            String why = e.getMessage();
            throw Refusal.badRequest(why == null ? "No such action" : why);
        }
    }

    private static Refusal refusal(CommandRefusal reason) {
        return switch (reason) {
            case UNKNOWN_HOME -> unknownHome();
            case UNKNOWN_DEVICE -> Refusal.badRequest("The home has no such device; GET /api/v1/homes lists them");
            case UNKNOWN_KIND -> Refusal.badRequest("The device cannot do that; its kinds say what it can");
            case UNKNOWN_ALARM ->
                Refusal.conflict("The alarm is not an open one of this home; leave it out or name one");
            case DOOR_NEEDS_CLAIMED_ALARM ->
                Refusal.conflict("A door is unlocked only by who has claimed an open alarm of that home; claim it"
                        + " and name it in 'alarm'");
            case DOOR_REFUSED_BY_CLIENT ->
                Refusal.of(
                        403,
                        "no-consent",
                        "She said that nobody may unlock her door from afar; send somebody with the key");
            case BUSY -> Refusal.later(503, Duration.ofSeconds(1), "Others act on this alarm; try again");
            case ALREADY_ASKED, NOT_ASKED, ENDED, NOT_DUE -> Refusal.conflict("This command cannot be asked now");
        };
    }

    private static Refusal unknownHome() {
        return Refusal.notFound("No home that you may see has this id; GET /api/v1/homes lists them");
    }
}
