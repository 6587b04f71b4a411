package nl.nabij.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.nabij.contract.face.InstallState.Enrolling;
import nl.nabij.contract.link.CallUp;
import nl.nabij.gateway.identity.EnrolmentClient;
import nl.nabij.gateway.identity.EnrolmentCode;
import nl.nabij.gateway.identity.EnrolmentRefusedException;
import nl.nabij.gateway.identity.GatewayIdentity;
import nl.nabij.gateway.identity.IdentityStore;
import nl.nabij.gateway.identity.Renewer;
import nl.nabij.gateway.link.Uplink;
import nl.nabij.gateway.screen.InstallPage;
import nl.nabij.gateway.settings.GatewayConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the box to its link: by the identity that it has, or by enrolment as soon as there is a
/// code. Meanwhile the home works alone, and the outbox keeps what is for the centre.
final class CentreLink {

    private static final Logger LOG = LoggerFactory.getLogger(CentreLink.class);

    /// How often a code file is looked for; an installer stands by.
    private static final Duration LOOK_FOR_CODE = Duration.ofSeconds(1);

    /// Between attempts while the centre cannot be reached or is not the one of the code.
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final GatewayConfig config;
    private final IdentityStore store;
    private final EnrolmentClient client;
    private final Function<GatewayIdentity, Uplink> starting;
    private final BiFunction<GatewayIdentity, Consumer<GatewayIdentity>, Renewer> renewing;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("enrolment").unstarted(this::run);
    private volatile Optional<EnrolmentCode> typed = Optional.empty();
    private final Consumer<String> onEnrolled;
    private volatile InstallPage.Box box = new InstallPage.Box(Optional.empty(), Enrolling.NOTHING);
    private volatile @Nullable Uplink uplink;
    private volatile @Nullable Renewer renewer;

    /// @param starting starts the link of an identity
    /// @param renewing looks after the certificate of an identity, and tells when there is a new one
    /// @param onEnrolled told the code that the centre accepted
    CentreLink(
            GatewayConfig config,
            IdentityStore store,
            EnrolmentClient client,
            Function<GatewayIdentity, Uplink> starting,
            BiFunction<GatewayIdentity, Consumer<GatewayIdentity>, Renewer> renewing,
            Consumer<String> onEnrolled) {
        this.config = config;
        this.store = store;
        this.client = client;
        this.starting = starting;
        this.renewing = renewing;
        this.onEnrolled = onEnrolled;
    }

    void start() {
        thread.start();
    }

    /// Which home's box this is, and what became of the code that was tried last.
    InstallPage.Box box() {
        return box;
    }

    /// A code that an installer typed at the box; it is tried from now on, before any other.
    ///
    /// @return why it cannot be one
    Optional<String> offer(String code) {
        try {
            typed = Optional.of(EnrolmentCode.parse(code));
            box = new InstallPage.Box(box.gateway(), Enrolling.ASKING);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Something was appended to the outbox.
    void wake() {
        Uplink current = uplink;
        if (current != null) {
            current.wake();
        }
    }

    /// The centre wants the box to renew its certificate.
    void renew() {
        Renewer current = renewer;
        if (current != null) {
            current.ask();
        }
    }

    /// Something of a call, now or never.
    boolean say(CallUp said) {
        Uplink current = uplink;
        return current != null && current.say(said);
    }

    boolean up() {
        Uplink current = uplink;
        return current != null && current.status().up();
    }

    void stop(String reason) {
        stopped.countDown();
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Renewer looking = renewer;
        if (looking != null) {
            looking.stop();
        }
        Uplink current = uplink;
        if (current != null) {
            current.stop(reason);
        }
    }

    private void run() {
        try {
            Optional<GatewayIdentity> identity = store.load();
            if (identity.isEmpty()) {
                LOG.info("Not enrolled; waiting for a code");
                identity = enrolled();
            }
            if (identity.isPresent() && stopped.getCount() > 0) {
                box = new InstallPage.Box(Optional.of(identity.get().gateway()), Enrolling.DONE);
                GatewayIdentity known = config.uplinks().isEmpty()
                        ? identity.get()
                        : identity.get().withUplinks(config.uplinks());
                LOG.info("Link begins gateway={} uplinks={}", known.gateway(), known.uplinks());
                Uplink begun = starting.apply(known);
                uplink = begun;
                Renewer looking = renewing.apply(identity.get(), begun::use);
                renewer = looking;
                looking.start();
            }
        } catch (IOException e) {
            LOG.error("The box's identity cannot be read, so there is no link to the centre; the home works alone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tries until a code is accepted or the gateway stops. A refused code is not asked with again;
    /// another one in the file is.
    private Optional<GatewayIdentity> enrolled() throws InterruptedException, IOException {
        Optional<EnrolmentCode> refused = Optional.empty();
        while (stopped.getCount() > 0) {
            Optional<EnrolmentCode> code = code();
            if (code.isEmpty() || code.equals(refused)) {
                pause(LOOK_FOR_CODE);
                continue;
            }
            try {
                GatewayIdentity identity = client.enrol(code.get());
                store.save(identity);
                LOG.info("Enrolled {}", identity);
                box = new InstallPage.Box(Optional.of(identity.gateway()), Enrolling.DONE);
                onEnrolled.accept(code.get().secret());
                return Optional.of(identity);
            } catch (EnrolmentRefusedException e) {
                LOG.error("{}; ask the centre for a new code", e.getMessage());
                // What was typed may be typed again, by whoever saw that it was refused.
                if (typed.equals(code)) {
                    typed = Optional.empty();
                } else {
                    refused = code;
                }
                box = new InstallPage.Box(Optional.empty(), Enrolling.REFUSED);
            } catch (IOException e) {
                box = new InstallPage.Box(Optional.empty(), Enrolling.UNREACHABLE);
                LOG.warn("Enrolment at {} failed and is tried again: {}", config.server(), e.toString());
                pause(AGAIN);
            }
        }
        return Optional.empty();
    }

    private Optional<EnrolmentCode> code() {
        Optional<EnrolmentCode> byHand = typed;
        if (byHand.isPresent()) {
            return byHand;
        }
        if (config.enrolmentCode().isPresent()) {
            return config.enrolmentCode();
        }
        Optional<Path> file = config.enrolmentCodeFile().filter(Files::exists);
        try {
            return file.isPresent() ? Optional.of(EnrolmentCode.parse(Files.readString(file.get()))) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // It may be half written, or not ours to read yet: it is looked at again.
            LOG.debug("The file with the enrolment code cannot be used yet: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void pause(Duration time) throws InterruptedException {
        var _ = stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
