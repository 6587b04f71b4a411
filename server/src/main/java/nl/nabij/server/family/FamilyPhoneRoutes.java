package nl.nabij.server.family;

import java.util.List;
import nl.nabij.contract.face.WebPush;
import nl.nabij.server.push.Addressee;
import nl.nabij.server.push.PushDesk;
import nl.nabij.server.push.Subscriber;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// A relative's browser is reached while its page is closed. A subscription is the browser's: one each, and gone with
/// it, however it ends.
final class FamilyPhoneRoutes {

    private static final String PUSH = FamilyRoutes.FAMILY + "/push";
    private static final String SUBSCRIPTION = PUSH + "/subscription";

    private final PushDesk phones;
    private final Recognised recognised;

    /// Who asks, by the cookie.
    interface Recognised {
        FamilyDoor.Inside of(ApiRequest request) throws Refusal;
    }

    FamilyPhoneRoutes(PushDesk phones, Recognised recognised) {
        this.phones = phones;
        this.recognised = recognised;
    }

    List<ApiRoute> routes() {
        Allowed anyone = Allowed.anyone();
        return List.of(
                ApiRoute.get(
                                PUSH,
                                anyone,
                                "The key to subscribe with, and whether this browser is subscribed",
                                AnswerType.one(200, WebPush.class),
                                request -> ApiAnswer.ok(phones.find(browser(request))))
                        .refusing(401),
                ApiRoute.put(
                                SUBSCRIPTION,
                                anyone,
                                "This browser is to be reached by web push while no page is open, until it is signed out",
                                AnswerType.none(),
                                this::subscribe)
                        .withBody(WebPush.PushSubscribe.class)
                        .refusing(401),
                ApiRoute.delete(SUBSCRIPTION, anyone, "This browser is not reached any more", this::unsubscribe)
                        .refusing(401),
                ApiRoute.post(
                                PUSH + "/test",
                                anyone,
                                "Pushes a test to this browser; at most one in 10 s",
                                AnswerType.one(200, WebPush.PushTested.class),
                                request -> ApiAnswer.ok(phones.test(browser(request))))
                        .refusing(401, 409, 429));
    }

    private ApiAnswer subscribe(ApiRequest request) throws Refusal {
        phones.subscribe(browser(request), request.read(WebPush.PushSubscribe.class));
        return ApiAnswer.nothing();
    }

    private ApiAnswer unsubscribe(ApiRequest request) throws Refusal {
        phones.unsubscribe(browser(request));
        return ApiAnswer.nothing();
    }

    private Subscriber browser(ApiRequest request) throws Refusal {
        FamilyDoor.Inside me = recognised.of(request);
        return new Subscriber(new Addressee.Relative(me.relative()), me.organisation(), me.browser());
    }
}
