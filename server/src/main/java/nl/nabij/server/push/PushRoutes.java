package nl.nabij.server.push;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.face.WebPush;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.Session;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;
import nl.nabij.server.webhook.Delivery;
import nl.nabij.server.webhook.Inside;

/// A browser of somebody who answers calls subscribes, and tests it. A subscription is the session's: one each, and
/// gone with it.
public final class PushRoutes {

    private static final Allowed WHO_ANSWERS = Allowed.only(Role.CARER, Role.OPERATOR);
    private static final String SUBSCRIPTION = "/api/v1/push/subscription";

    private final PushKeys keys;
    private final PushStore store;
    private final Pushes pushes;
    private final Inside inside;
    private final Supplier<UUID> ids;

    PushRoutes(PushKeys keys, PushStore store, Pushes pushes, Inside inside, Supplier<UUID> ids) {
        this.keys = keys;
        this.store = store;
        this.pushes = pushes;
        this.inside = inside;
        this.ids = ids;
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
        return ApiAnswer.ok(
                new WebPush(keys.publicKey(), store.of(session(request)).isPresent()));
    }

    private ApiAnswer subscribe(ApiRequest request) throws Refusal {
        WebPush.PushSubscribe asked = request.read(WebPush.PushSubscribe.class);
        try {
            store.subscribe(session(request), Subscription.of(ids.get(), asked, inside));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
        return ApiAnswer.nothing();
    }

    private ApiAnswer unsubscribe(ApiRequest request) {
        store.unsubscribe(session(request));
        return ApiAnswer.nothing();
    }

    private ApiAnswer test(ApiRequest request) throws Refusal {
        Optional<Subscription> to = store.of(session(request));
        if (to.isEmpty()) {
            throw Refusal.of(
                    409, "not-subscribed", "This session's browser is not subscribed; PUT " + SUBSCRIPTION + " first");
        }
        if (!store.mayTest(session(request))) {
            throw Refusal.later(
                    429,
                    Duration.ofSeconds(PushStore.TEST_EACH_SECONDS),
                    "A test was sent a moment ago; try again in " + PushStore.TEST_EACH_SECONDS + " s");
        }
        Delivery delivery = pushes.test(to.get());
        if (Postman.isGone(delivery)) {
            store.gone(to.get().id());
            return ApiAnswer.ok(new WebPush.PushTested("gone"));
        }
        return ApiAnswer.ok(new WebPush.PushTested(delivery.outcome().word()));
    }

    private static Session session(ApiRequest request) {
        return request.session().orElseThrow();
    }
}
