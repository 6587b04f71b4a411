package nl.nabij.gateway;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Stream;
import nl.nabij.gateway.call.CallRelay;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.device.Commands;
import nl.nabij.gateway.device.Home;
import nl.nabij.gateway.install.InstallerDesk;
import nl.nabij.gateway.install.Trials;
import nl.nabij.gateway.link.FromCentre;
import nl.nabij.gateway.outbox.Outbox;
import nl.nabij.gateway.screen.CentreNews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what the centre says to the home and to the screen.
final class Centre implements FromCentre {

    private static final Logger LOG = LoggerFactory.getLogger(Centre.class);

    private final Home home;
    private final Commands commands;
    private final CentreNews screen;
    private final Outbox outbox;
    private final BoxClock clock;
    private final Executor inOrder;
    private final Runnable renew;
    private final Optional<CallRelay> calls;
    private final Optional<Installing> installing;

    /// What the installer's page hears of the centre.
    record Installing(InstallerDesk desk, Trials trials) {}

    /// @param inOrder runs one task at a time, in order
    /// @param renew renews the box's certificate; returns at once
    Centre(
            Home home,
            Commands commands,
            CentreNews screen,
            Outbox outbox,
            BoxClock clock,
            Executor inOrder,
            Runnable renew) {
        this(home, commands, screen, outbox, clock, inOrder, renew, Optional.empty(), Optional.empty());
    }

    Centre(
            Home home,
            Commands commands,
            CentreNews screen,
            Outbox outbox,
            BoxClock clock,
            Executor inOrder,
            Runnable renew,
            Optional<CallRelay> calls,
            Optional<Installing> installing) {
        this.home = home;
        this.commands = commands;
        this.screen = screen;
        this.outbox = outbox;
        this.clock = clock;
        this.inOrder = inOrder;
        this.renew = renew;
        this.calls = calls;
        this.installing = installing;
    }

    @Override
    public void command(Down.Command command) {
        commands.fromCentre(command);
    }

    @Override
    public void notice(Down.Notice notice) {
        screen.notice(notice);
        installing.ifPresent(page -> page.trials().notice(notice));
    }

    @Override
    public void config(Down.Config config) {
        screen.config(config);
    }

    @Override
    public void installerAccess(Down.InstallerAccess access) {
        installing.ifPresent(page -> page.desk().access(access));
    }

    @Override
    public void installation(Down.Installation installation) {
        home.restore(installation.devices());
    }

    @Override
    public void call(Down.Call call) {
        calls.ifPresent(relay -> relay.told(call));
    }

    @Override
    public boolean inCall() {
        return calls.map(CallRelay::inCall).orElse(false);
    }

    @Override
    public void renewCertificate() {
        renew.run();
    }

    @Override
    public void uplink(boolean up) {
        calls.ifPresent(relay -> relay.uplink(up));
        screen.uplink(up);
        screen.clockTrusted(clock.read().synchronised());
        if (up) {
            home.tellDevices();
        }
    }

    @Override
    public void received() {
        countWaiting();
    }

    /// Counted when it is told, on one thread: so the last that the screen hears is what is true.
    void countWaiting() {
        try {
            inOrder.execute(() -> {
                screen.waitingAlarms(outbox.waiting(Stream.ALARM));
                installing.ifPresent(page -> page.trials().received(() -> outbox.waiting(Stream.ALARM)));
            });
        } catch (RejectedExecutionException e) {
            // The gateway stops and nobody looks at the screen; what was appended is safe all the same.
            LOG.debug("The screen is no longer told how much waits");
        }
    }
}
