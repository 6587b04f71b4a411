package nl.nabij.server.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificate that a provider gave for browsers, read anew while the server runs: whoever renews it
/// just writes the files.
///
/// A mistake in them never keeps the server from starting, since alarms do not need this certificate. Until
/// they are right browsers are shown the centre's own, or the last one that was right, and [#fault] says why.
public final class GivenKeys extends ShownKeys {

    /// How often the files are looked at.
    public static final Duration LOOK_EACH = Duration.ofMinutes(1);

    /// Who renews by itself does so a month before; a week before the end it evidently does not.
    private static final Duration TOLD_BEFORE = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(GivenKeys.class);

    private final GivenCertificate files;
    private final ServerKeys own;
    private final Clock clock;
    private boolean showsGiven;
    private volatile String mistake = "";

    private GivenKeys(GivenCertificate files, ServerKeys own, Clock clock) {
        super(own.shown());
        this.files = files;
        this.own = own;
        this.clock = clock;
    }

    /// @param own shown until the files are right
    /// @param names under which the centre is reached; a certificate without them is taken, and warned of
    public static GivenKeys open(GivenCertificate files, ServerKeys own, List<String> names, Clock clock) {
        GivenKeys keys = new GivenKeys(files, own, clock);
        keys.look();
        if (keys.mistake.isEmpty()) {
            List<String> named = ServerIdentity.namesOf(keys.certificate());
            LOG.info("given certificate names={} until={}", named, keys.ends());
            names.stream()
                    .filter(name -> !named.contains(name))
                    .forEach(name ->
                            LOG.warn("The given certificate does not name {}, by which the server is reached", name));
        }
        return keys;
    }

    /// Reads the files again. Blocks.
    public synchronized void look() {
        try {
            ServerIdentity read = files.read();
            if (!showsGiven || !read.equals(shown())) {
                show(read);
                showsGiven = true;
                LOG.info("browsers are shown the given certificate until={}", ends());
            }
            mistake = "";
        } catch (CertificateException e) {
            if (!showsGiven) {
                show(own.shown());
            }
            String now = String.valueOf(e.getMessage());
            if (!now.equals(mistake)) {
                mistake = now;
                LOG.error("{}; browsers are shown {}", now, showsGiven ? "the one before" : "the centre's own", e);
            }
        }
    }

    /// What is wrong with the files, with their names; empty while they are right.
    String mistake() {
        return mistake;
    }

    /// What somebody has to mend, in English. Anybody may read it, so it names no file.
    public Optional<String> fault() {
        if (!mistake.isEmpty()) {
            return Optional.of("The certificate that was given for browsers cannot be used; the server's log says why");
        }
        Instant ends = ends();
        return ends.minus(TOLD_BEFORE).isBefore(clock.instant())
                ? Optional.of("The certificate that was given for browsers ends at " + ends + " and was not renewed")
                : Optional.empty();
    }

    private Instant ends() {
        return certificate().getNotAfter().toInstant();
    }
}
