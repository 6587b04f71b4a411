package nl.nabij.server.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.HomeHistory;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.face.MeasureSeries;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// Homes, their last hours, and today's answer times.
final class HomeRoutes {

    /// One answer; about 2 MB at 20 devices each. The next ones come with `after`.
    private static final int MOST = 500;

    /// As long as what people did is kept.
    private static final int MOST_HOURS = 48;

    private final Reading reading;
    private final Looks looks;

    HomeRoutes(Reading reading, Looks looks) {
        this.reading = reading;
        this.looks = looks;
    }

    List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get(
                                "/api/v1/homes",
                                Allowed.everybodySignedIn(),
                                "Homes that you may see, at most " + MOST
                                        + "; the next after the id 'after'; with 'of' = team those of your own teams",
                                AnswerType.listOf(HomeView.class),
                                this::homes)
                        .withQuery("after", "of"),
                ApiRoute.get(
                        "/api/v1/homes/{id}",
                        Allowed.everybodySignedIn(),
                        "One home",
                        AnswerType.one(200, HomeView.class),
                        this::home),
                ApiRoute.get(
                                "/api/v1/homes/{id}/events",
                                Allowed.everybodySignedIn(),
                                "What happened in a home in the last 'hours', 1 to " + MOST_HOURS + "; 6 without",
                                AnswerType.one(200, HomeHistory.class),
                                this::events)
                        .withQuery("hours"),
                ApiRoute.get(
                        "/api/v1/homes/{id}/measures",
                        Allowed.everybodySignedIn(),
                        "What a home's sensors measured, as far back as it is kept: days, of batteries half a year",
                        AnswerType.listOf(MeasureSeries.class),
                        this::measures),
                ApiRoute.get(
                        "/api/v1/kpi",
                        Allowed.everybodySignedIn(),
                        "How fast alarms are answered today, and who waits now",
                        AnswerType.one(200, Kpi.class),
                        request -> ApiAnswer.ok(reading.kpi(request.person().organisation()))));
    }

    private ApiAnswer homes(ApiRequest request) throws Refusal {
        Optional<GatewayId> after = Optional.empty();
        String asked = request.query().getOrDefault("after", "");
        if (!asked.isEmpty()) {
            try {
                after = Optional.of(new GatewayId(asked));
            } catch (IllegalArgumentException e) {
                throw Refusal.badRequest("after is no home's id; take the last id of the answer before");
            }
        }
        List<HomeView> homes = switch (request.query().getOrDefault("of", "")) {
            case "" -> reading.homes(request.person().organisation(), after, MOST);
            case "team" ->
                reading.homesOfTeams(
                        request.person().organisation(), request.person().id(), after, MOST);
            default -> throw Refusal.badRequest("of is 'team', or is left out for all homes that you may see");
        };
        // Each name that is read is written down: who asks for her own clients alone looks at no others.
        looks.atCards(request, homes, "list of homes");
        return ApiAnswer.ok(homes);
    }

    private ApiAnswer home(ApiRequest request) throws Refusal {
        HomeView home = find(request, "home");
        looks.atCards(request, List.of(home), "home");
        return ApiAnswer.ok(home);
    }

    private ApiAnswer events(ApiRequest request) throws Refusal {
        Duration back = Duration.ofHours(hours(request.query().getOrDefault("hours", "6")));
        HomeView home = find(request, "home-events");
        looks.atHome(request, home, "home-events");
        return ApiAnswer.ok(reading.history(request.person().organisation(), home.id(), back));
    }

    private static int hours(String asked) throws Refusal {
        if (asked.matches("[0-9]{1,2}")) {
            int hours = Integer.parseInt(asked);
            if (hours >= 1 && hours <= MOST_HOURS) {
                return hours;
            }
        }
        throw Refusal.badRequest("hours is a whole number from 1 to " + MOST_HOURS + ", such as hours=6");
    }

    private ApiAnswer measures(ApiRequest request) throws Refusal {
        HomeView home = find(request, "home-measures");
        looks.atHome(request, home, "home-measures");
        return ApiAnswer.ok(reading.measures(request.person().organisation(), home.id()));
    }

    private HomeView find(ApiRequest request, String what) throws Refusal {
        GatewayId id = request.id("id", GatewayId::new);
        Optional<HomeView> home = reading.home(request.person().organisation(), id);
        if (home.isEmpty()) {
            looks.atNothing(request, Optional.of(id), Optional.empty(), what);
            throw Refusal.notFound("No home that you may see has this id; GET /api/v1/homes lists them");
        }
        return home.get();
    }
}
