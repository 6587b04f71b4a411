package nl.nabij.server.push;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.face.WebPush;
import nl.nabij.server.web.Refusal;
import nl.nabij.server.webhook.Delivery;
import nl.nabij.server.webhook.Inside;

/// A browser subscribes, and tests whether it is reached. The same for who works here and for family; who it is was
/// judged before. Blocks.
public final class PushDesk {

    private final PushKeys keys;
    private final PushStore store;
    private final Pushes pushes;
    private final Inside inside;
    private final Supplier<UUID> ids;

    PushDesk(PushKeys keys, PushStore store, Pushes pushes, Inside inside, Supplier<UUID> ids) {
        this.keys = keys;
        this.store = store;
        this.pushes = pushes;
        this.inside = inside;
        this.ids = ids;
    }

    public WebPush find(Subscriber browser) {
        return new WebPush(keys.publicKey(), store.of(browser).isPresent());
    }

    public void subscribe(Subscriber browser, WebPush.PushSubscribe asked) throws Refusal {
        try {
            store.subscribe(browser, Subscription.of(ids.get(), asked, inside));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    public void unsubscribe(Subscriber browser) {
        store.unsubscribe(browser);
    }

    public WebPush.PushTested test(Subscriber browser) throws Refusal {
        Optional<Subscription> to = store.of(browser);
        if (to.isEmpty()) {
            throw Refusal.of(409, "not-subscribed", "This browser is not subscribed; PUT its subscription first");
        }
        if (!store.mayTest(browser)) {
            throw Refusal.later(
                    429,
                    Duration.ofSeconds(PushStore.TEST_EACH_SECONDS),
                    "A test was sent a moment ago; try again in " + PushStore.TEST_EACH_SECONDS + " s");
        }
        Delivery delivery = pushes.test(to.get());
        if (Postman.isGone(delivery)) {
            store.gone(to.get().id());
            return new WebPush.PushTested("gone");
        }
        return new WebPush.PushTested(delivery.outcome().word());
    }
}
