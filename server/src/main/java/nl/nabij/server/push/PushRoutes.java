package nl.nabij.server.push;

import java.util.List;
import nl.nabij.contract.face.WebPush;
import nl.nabij.server.access.Role;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// A browser of somebody who answers calls subscribes, and tests it. A subscription is the session's: one each, and
/// gone with it.
public final class PushRoutes {

    private static final Allowed WHO_ANSWERS = Allowed.only(Role.CARER, Role.OPERATOR);
    private static final String SUBSCRIPTION = "/api/v1/push/subscription";

    private final PushDesk desk;

    PushRoutes(PushDesk desk) {
        this.desk = desk;
    }

    public List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get(
                        "/api/v1/push",
                        WHO_ANSWERS,
                        "The key to subscribe with, and whether this session's browser is subscribed",
                        AnswerType.one(200, WebPush.class),
                        this::find),
                ApiRoute.put(
                                SUBSCRIPTION,
                                WHO_ANSWERS,
                                "This session's browser is to be reached by web push while no page is open; of a person at"
                                        + " most " + PushStore.MOST_EACH + ", the oldest goes",
                                AnswerType.none(),
                                this::subscribe)
                        .withBody(WebPush.PushSubscribe.class),
                ApiRoute.delete(
                        SUBSCRIPTION, WHO_ANSWERS, "This session's browser is not reached any more", this::unsubscribe),
                ApiRoute.post(
                                "/api/v1/push/test",
                                WHO_ANSWERS,
                                "Pushes a test to this session's browser; at most one in " + PushStore.TEST_EACH_SECONDS
                                        + " s",
                                AnswerType.one(200, WebPush.PushTested.class),
                                this::test)
                        .refusing(409, 429));
    }

    private ApiAnswer find(ApiRequest request) {
        return ApiAnswer.ok(desk.find(browser(request)));
    }

    private ApiAnswer subscribe(ApiRequest request) throws Refusal {
        desk.subscribe(browser(request), request.read(WebPush.PushSubscribe.class));
        return ApiAnswer.nothing();
    }

    private ApiAnswer unsubscribe(ApiRequest request) {
        desk.unsubscribe(browser(request));
        return ApiAnswer.nothing();
    }

    private ApiAnswer test(ApiRequest request) throws Refusal {
        return ApiAnswer.ok(desk.test(browser(request)));
    }

    private static Subscriber browser(ApiRequest request) {
        return Subscriber.of(request.session().orElseThrow());
    }
}
