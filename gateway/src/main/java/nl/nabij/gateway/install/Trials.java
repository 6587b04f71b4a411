package nl.nabij.gateway.install;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.face.InstallState.InstallTrial;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.device.Home;
import nl.nabij.gateway.device.HomeChange;
import nl.nabij.gateway.device.HomeListener;
import nl.nabij.gateway.device.HomeReports;
import nl.nabij.gateway.device.HomeTime;
import nl.nabij.gateway.device.TestMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A test press on its way, as the installer watches it: asked → heard and on this box's disk → stored
/// at the centre → the centre told us what it made of it → somebody there took it.
///
/// Each step is what really came: a receipt for 'stored', a notice that names this very press for
/// 'seen'.
public final class Trials implements HomeListener {

    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

    private final Home home;
    private final HomeReports reports;
    private final HomeTime time;
    private final InstallationFile file;
    private final Supplier<UUID> ids;
    private Optional<Trial> trial = Optional.empty();

    /// @param ids of tests, unguessable
    public Trials(Home home, HomeReports reports, HomeTime time, InstallationFile file, Supplier<UUID> ids) {
        this.home = home;
        this.reports = reports;
        this.time = time;
        this.file = file;
        this.ids = ids;
    }

    /// @param heardSteady for measuring, since the wall clock may jump
    private record Trial(
            UUID test,
            DeviceId device,
            Instant askedAt,
            Optional<UUID> press,
            Optional<Instant> heardAt,
            Instant heardSteady,
            Optional<Instant> storedAt,
            Optional<Instant> seenAt,
            Optional<Instant> answeredAt,
            Optional<String> answeredBy,
            boolean real) {

        Trial heard(UUID by, Instant at, Instant steady) {
            return new Trial(
                    test,
                    device,
                    askedAt,
                    Optional.of(by),
                    Optional.of(at),
                    steady,
                    storedAt,
                    seenAt,
                    answeredAt,
                    answeredBy,
                    real);
        }

        Trial stored(Instant at) {
            return new Trial(
                    test,
                    device,
                    askedAt,
                    press,
                    heardAt,
                    heardSteady,
                    Optional.of(at),
                    seenAt,
                    answeredAt,
                    answeredBy,
                    real);
        }

        Trial seen(Instant at, boolean asReal) {
            return new Trial(
                    test,
                    device,
                    askedAt,
                    press,
                    heardAt,
                    heardSteady,
                    storedAt.or(() -> Optional.of(at)),
                    Optional.of(at),
                    answeredAt,
                    answeredBy,
                    asReal);
        }

        Trial answered(Instant at, Optional<String> by) {
            return new Trial(
                    test, device, askedAt, press, heardAt, heardSteady, storedAt, seenAt, Optional.of(at), by, real);
        }
    }

    /// The next press of this device is the test.
    public synchronized void begin(DeviceId device, String by) {
        UUID test = ids.get();
        trial = Optional.of(new Trial(
                test,
                device,
                time.wall().instant(),
                Optional.empty(),
                Optional.empty(),
                time.steady().instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false));
        home.tests().begin(test, device, by);
        LOG.info("test press awaited device={}", device);
    }

    /// No press is awaited any more; what was heard stays.
    public synchronized void stop() {
        home.tests().stop();
        if (trial.filter(one -> one.heardAt().isEmpty()).isPresent()) {
            trial = Optional.empty();
        }
    }

    @Override
    public void changed(HomeChange change) {
        if (change instanceof HomeChange.AlarmRaised raised && raised.test()) {
            heard(raised);
        }
    }

    private synchronized void heard(HomeChange.AlarmRaised raised) {
        Optional<TestMode.Marked> marked =
                home.tests().marked().filter(one -> one.press().equals(raised.press()));
        trial = trial.map(one -> marked.filter(mark -> mark.test().equals(one.test()))
                .map(_ -> one.heard(
                        raised.press().value(), raised.at(), time.steady().instant()))
                .orElse(one));
    }

    /// A receipt came.
    ///
    /// @param waiting alarms without one, asked only after the press is known to be on disk
    public synchronized void received(LongSupplier waiting) {
        if (trial.filter(one -> one.heardAt().isPresent() && one.storedAt().isEmpty())
                        .isPresent()
                && waiting.getAsLong() == 0) {
            trial = trial.map(one -> one.stored(time.wall().instant()));
        }
    }

    /// The centre told what is open in this home.
    public void notice(Down.Notice notice) {
        Optional<UpMessage.TestAnswered> back;
        Optional<DeviceId> passed;
        synchronized (this) {
            if (trial.isEmpty() || trial.get().press().isEmpty()) {
                return;
            }
            Trial before = trial.get();
            Trial now = noticed(before, notice);
            trial = Optional.of(now);
            boolean came = before.seenAt().isEmpty() && now.seenAt().isPresent();
            back = came && !now.real()
                    ? Optional.of(new UpMessage.TestAnswered(
                            now.test(),
                            Duration.between(now.heardSteady(), time.steady().instant())
                                    .toMillis()))
                    : Optional.empty();
            passed = back.map(_ -> now.device());
        }
        // Not while locked: both write.
        back.ifPresent(reports::other);
        passed.ifPresent(device -> file.tried(device, time.wall().instant()));
    }

    private Trial noticed(Trial one, Down.Notice notice) {
        Instant now = time.wall().instant();
        Optional<Down.OpenAlarm> open = notice.alarms().stream()
                .filter(alarm ->
                        one.press().filter(alarm.alarm().value()::equals).isPresent()
                                || (alarm.kind().equals(Kind.TEST)
                                        && alarm.device().equals(one.device())))
                .findFirst();
        if (open.isEmpty()) {
            // Closed: somebody had it, although nobody here was told when she took it.
            return one.seenAt().isPresent() && one.answeredAt().isEmpty() ? one.answered(now, Optional.empty()) : one;
        }
        Trial seen = one.seenAt().isPresent()
                ? one
                : one.seen(now, !open.get().kind().equals(Kind.TEST));
        return open.get().stage() != Down.Stage.HEARD && seen.answeredAt().isEmpty()
                ? seen.answered(now, open.get().with())
                : seen;
    }

    public synchronized Optional<InstallTrial> state() {
        long remaining = home.tests().remaining().toSeconds();
        return trial.map(one -> new InstallTrial(
                one.device(),
                one.askedAt(),
                one.heardAt().isPresent() ? 0 : remaining,
                one.heardAt(),
                one.storedAt(),
                one.seenAt(),
                one.answeredAt(),
                one.answeredBy(),
                one.real()));
    }
}
