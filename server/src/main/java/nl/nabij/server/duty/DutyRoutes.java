package nl.nabij.server.duty;

import java.util.List;
import nl.nabij.contract.face.CarerDuty;
import nl.nabij.server.access.Role;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// A carer says whether she is on duty.
public final class DutyRoutes {

    private static final String PATH = "/api/v1/carer-duty";
    private static final Allowed CARERS = Allowed.only(Role.CARER);

    private final CarerDuties duties;

    public DutyRoutes(CarerDuties duties) {
        this.duties = duties;
    }

    public List<ApiRoute> routes() {
        AnswerType duty = AnswerType.one(200, CarerDuty.class);
        return List.of(
                ApiRoute.get(PATH, CARERS, "Whether you are on duty, since when and until when", duty, this::find),
                ApiRoute.put(
                                PATH,
                                CARERS,
                                "You are on duty, or not any more; ends by itself after 12 h, when you sign out, and when"
                                        + " your session is over. What was pressed before what is known changes nothing",
                                duty,
                                this::say)
                        .withBody(CarerDuty.SayDuty.class));
    }

    private ApiAnswer find(ApiRequest request) {
        return ApiAnswer.ok(duties.of(request.session().orElseThrow()));
    }

    private ApiAnswer say(ApiRequest request) throws Refusal {
        return ApiAnswer.ok(duties.say(request.session().orElseThrow(), request.read(CarerDuty.SayDuty.class)));
    }
}
