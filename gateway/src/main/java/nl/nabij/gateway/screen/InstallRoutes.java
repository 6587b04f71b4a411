package nl.nabij.gateway.screen;

import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.face.ApiError;
import nl.nabij.contract.face.InstallState;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.InstalledDevice;
import nl.nabij.gateway.device.DeviceUnreachableException;
import nl.nabij.gateway.device.Pairing;
import nl.nabij.gateway.install.InstallerDesk;
import nl.nabij.gateway.install.InstallerDesk.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The calls of the installer's page, `/api/v1/install…`. All but looking and signing in need an
/// installer's session.
final class InstallRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(InstallRoutes.class);

    static final String COOKIE = "nabij_installer";

    private static final String STATE = "/api/v1/install";

    private final Vertx vertx;
    private final InstallPage page;

    InstallRoutes(Vertx vertx, InstallPage page) {
        this.vertx = vertx;
        this.page = page;
    }

    record Done(String state) {}

    void mount(Router router) {
        router.get(STATE).handler(context -> Answers.json(context, 200, page.state(session(context))));
        router.post(STATE + "/session").handler(this::signIn);
        router.post(STATE + "/session/end").handler(this::signOut);
        router.post(STATE + "/joining").handler(context -> signedIn(context, this::joining));
        router.post(STATE + "/devices/:device").handler(context -> signedIn(context, this::install));
        router.post(STATE + "/devices/:device/remove").handler(context -> signedIn(context, this::remove));
        router.post(STATE + "/devices/:device/test").handler(context -> signedIn(context, this::test));
        router.post(STATE + "/test/stop")
                .handler(context -> signedIn(
                        context,
                        (asked, _) -> aside(asked, () -> {
                            page.trials().stop();
                            return Optional.empty();
                        })));
    }

    private Optional<InstallerDesk.Session> session(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(COOKIE))
                .map(Cookie::getValue)
                .flatMap(page.desk()::recognise);
    }

    private void signedIn(RoutingContext context, BiConsumer<RoutingContext, InstallerDesk.Session> work) {
        session(context)
                .ifPresentOrElse(
                        session -> work.accept(context, session),
                        () -> Answers.error(
                                context,
                                401,
                                ApiError.of(
                                        "not-signed-in",
                                        "This needs an installer's session; POST /api/v1/install/session")));
    }

    private void signIn(RoutingContext context) {
        Optional<InstallState.InstallSignIn> read = body(context, InstallState.InstallSignIn.class);
        if (read.isEmpty()) {
            return;
        }
        String name = read.get().name().strip();
        String code = read.get().code().strip();
        if (name.isEmpty() || name.length() > InstallerDesk.LONGEST_NAME) {
            Answers.error(context, 400, ApiError.of("name", "name has to have 1 to 80 characters"));
            return;
        }
        if (page.box().get().gateway().isEmpty()) {
            enrol(context, name, code);
            return;
        }
        String place = context.request().remoteAddress().hostAddress();
        switch (page.desk().signIn(place, name, code)) {
            case Outcome.Welcome(InstallerDesk.Session session) -> {
                remember(context, session);
                Answers.json(context, 200, new Done("signed-in"));
            }
            case Outcome.Wrong() ->
                Answers.error(
                        context,
                        403,
                        ApiError.of(
                                "code",
                                "This is not the code of an installer for this box, or it is too old, or the centre"
                                        + " could not tell it yet"));
            case Outcome.TooOften(var pause) -> {
                context.response().putHeader("Retry-After", Long.toString(pause.toSeconds() + 1));
                Answers.error(
                        context,
                        429,
                        ApiError.of("busy", "Too many codes were wrong; wait " + pause.toSeconds() + " s"));
            }
        }
    }

    /// The session counts once the centre accepted the code; the page looks until then.
    private void enrol(RoutingContext context, String name, String code) {
        Optional<String> wrong = page.enrolling().offer(code);
        if (wrong.isPresent()) {
            Answers.error(context, 400, ApiError.of("enrolment-code", wrong.get()));
            return;
        }
        remember(context, page.desk().awaiting(name, code.substring(0, code.lastIndexOf('.'))));
        Answers.json(context, 202, new Done("asking"));
    }

    private static void remember(RoutingContext context, InstallerDesk.Session session) {
        var _ = context.response()
                .addCookie(Cookie.cookie(COOKIE, session.token())
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.STRICT)
                        .setPath("/")
                        .setMaxAge(InstallerDesk.SESSION_LASTS.toSeconds()));
    }

    private void signOut(RoutingContext context) {
        session(context).ifPresent(session -> page.desk().end(session.token()));
        Answers.json(context, 200, new Done("signed-out"));
    }

    private void joining(RoutingContext context, InstallerDesk.Session session) {
        body(context, InstallState.InstallJoining.class)
                .ifPresent(wish -> aside(context, () -> {
                    if (wish.open()) {
                        page.pairing().open(Pairing.LONGEST_OPEN);
                    } else {
                        page.pairing().close();
                    }
                    LOG.info("open for new devices: {}", wish.open());
                    return Optional.empty();
                }));
    }

    private void install(RoutingContext context, InstallerDesk.Session session) {
        Optional<InstallState.InstallSetting> read = body(context, InstallState.InstallSetting.class);
        if (read.isEmpty()) {
            return;
        }
        InstallState.InstallSetting wish = read.get();
        device(context).ifPresent(device -> {
            InstalledDevice setting;
            try {
                setting = new InstalledDevice(device, Optional.of(wish.name()), wish.room(), wish.purpose());
            } catch (IllegalArgumentException e) {
                Answers.error(context, 400, ApiError.of("bad-request", String.valueOf(e.getMessage())));
                return;
            }
            if (setting.purpose().isPresent()
                    && page.home().purposes(device).stream()
                            .noneMatch(purpose -> setting.purpose()
                                    .filter(purpose.word()::equals)
                                    .isPresent())) {
                Answers.error(context, 400, ApiError.of("purpose", "This device cannot be used for that"));
                return;
            }
            aside(context, () -> {
                page.home().install(setting, session.name());
                return Optional.empty();
            });
        });
    }

    private void remove(RoutingContext context, InstallerDesk.Session session) {
        device(context)
                .ifPresent(device -> aside(context, () -> {
                    page.pairing().remove(device);
                    page.home().uninstall(device, session.name());
                    return Optional.empty();
                }));
    }

    private void test(RoutingContext context, InstallerDesk.Session session) {
        device(context).ifPresent(device -> {
            boolean alarm = page.home().snapshot().devices().stream()
                    .filter(one -> one.id().equals(device))
                    .anyMatch(one -> one.kinds().stream().anyMatch(Kind::isAlarm));
            aside(context, () -> {
                if (!alarm) {
                    return Optional.of("This device raises no alarm");
                }
                page.trials().begin(device, session.name());
                return Optional.empty();
            });
        });
    }

    /// A device of the home; else 404 is answered.
    private Optional<DeviceId> device(RoutingContext context) {
        Optional<DeviceId> found = page.home().snapshot().devices().stream()
                .map(device -> device.id())
                .filter(id -> id.value().equals(context.pathParam("device")))
                .findFirst();
        if (found.isEmpty()) {
            Answers.error(
                    context, 404, ApiError.of("not-found", "There is no such device; GET " + STATE + " lists them"));
        }
        return found;
    }

    private static <T> Optional<T> body(RoutingContext context, Class<T> type) {
        try {
            return Optional.of(ContractJson.read(context.body().buffer().getBytes(), type));
        } catch (ContractException | NullPointerException e) {
            Answers.error(context, 400, ApiError.of("bad-request", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /// What may wait for the disk or the broker runs off the event loop.
    ///
    /// @param work gives why it cannot be; empty when it is done
    private void aside(RoutingContext context, Supplier<Optional<String>> work) {
        var _ = vertx.executeBlocking(work::get, false)
                .onSuccess(refused -> refused.ifPresentOrElse(
                        why -> Answers.error(context, 400, ApiError.of("bad-request", why)),
                        () -> Answers.json(context, 200, new Done("done"))))
                .onFailure(failure -> {
                    if (failure instanceof DeviceUnreachableException) {
                        Answers.error(context, 503, ApiError.of("bridge", String.valueOf(failure.getMessage())));
                    } else {
                        LOG.error("request failed path={}", context.normalizedPath(), failure);
                        Answers.error(context, 503, ApiError.of("busy", "It could not be written; try again"));
                    }
                });
    }
}
