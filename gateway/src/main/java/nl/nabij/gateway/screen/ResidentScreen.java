package nl.nabij.gateway.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.face.ResidentState;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.device.Commands;
import nl.nabij.gateway.device.Freshness;
import nl.nabij.gateway.device.Home;
import nl.nabij.gateway.device.HomeChange;
import nl.nabij.gateway.device.HomeListener;
import nl.nabij.gateway.device.HomeReports;
import nl.nabij.gateway.device.HomeTime;
import nl.nabij.gateway.device.Reading;

/// What the resident's face shows and does, without its HTTP.
public final class ResidentScreen implements CentreNews, HomeListener {

    /// The screen's own button is a device of the home.
    public static final DeviceId SCREEN = new DeviceId("screen");

    private static final String SCREEN_NAME = "screen";

    /// What a power cut may take of the screen's memory; the centre tells it again.
    private static final Duration BETWEEN_KEPT = Duration.ofMillis(250);

    private final Home home;
    private final Commands commands;
    private final HomeReports reports;
    private final HomeTime time;
    private final ScreenMemory memory;
    private final Executor inOrder;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// Whether a writing of the memory waits that will take what is new along.
    private final AtomicBoolean toKeep = new AtomicBoolean();

    private HelpStory help;
    private Optional<Down.Config> config;
    private boolean uplink;
    private boolean clockTrusted;

    /// @param inOrder runs one task at a time, in order; it may block
    public ResidentScreen(
            Home home, Commands commands, HomeReports reports, HomeTime time, ScreenMemory memory, Executor inOrder) {
        this.home = home;
        this.commands = commands;
        this.reports = reports;
        this.time = time;
        this.memory = memory;
        this.inOrder = inOrder;
        ScreenMemory.Kept kept = memory.load();
        this.config = kept.config();
        long waiting = kept.calling().isPresent() ? 1 : 0;
        Instant now = time.steady().instant();
        Optional<HelpStory.News> news = kept.notice()
                .map(told -> new HelpStory.News(told.notice(), told.age().map(now::minus)));
        this.help = new HelpStory(news, kept.calling(), waiting, Optional.empty(), false);
    }

    /// To be called once, before the conventions start.
    public void start() {
        home.listen(this);
        commands.listen(this::tell);
    }

    /// It is called after each change, hands over at once and never blocks.
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public synchronized ResidentState state() {
        return ResidentView.of(new ResidentView.Seen(
                home.snapshot(),
                commands.snapshot(),
                help,
                config.map(Down.Config::home),
                uplink,
                clockTrusted,
                time.wall().instant(),
                time.steady().instant()));
    }

    /// She asks for help on the screen. Returns when it is on disk.
    ///
    /// @throws RuntimeException when it could not be written
    void help() {
        home.reportedByStranger(SCREEN, SCREEN_NAME, Freshness.LIVE, List.of(new Reading.Press(Kind.SOS, "screen")));
    }

    /// She says that it was a mistake. Nothing closes by it. Returns when it is on disk.
    void cancelHelp() {
        synchronized (this) {
            if (help.cancelled() || help.help(uplink, time.steady().instant()).isEmpty()) {
                return;
            }
        }
        reports.alarm(new UpMessage.AlarmCancelled(Optional.empty()));
        change(HelpStory::cancelledHere);
    }

    HomeTime time() {
        return time;
    }

    synchronized boolean uplink() {
        return uplink;
    }

    synchronized long waitingAlarms() {
        return help.waiting();
    }

    @Override
    public void uplink(boolean up) {
        synchronized (this) {
            uplink = up;
        }
        tell();
    }

    @Override
    public void notice(Down.Notice notice) {
        // An installer's test is not hers: no word of it on her screen.
        Down.Notice hers = new Down.Notice(
                notice.revision(),
                notice.alarms().stream()
                        .filter(alarm -> !alarm.kind().equals(Kind.TEST))
                        .toList());
        change(story -> story.noticed(hers, time.steady().instant()));
        keepSoon();
    }

    /// As staff wrote them down.
    synchronized List<String> rooms() {
        return config.flatMap(told -> told.home().rooms()).orElse(List.of());
    }

    @Override
    public void config(Down.Config news) {
        // Also one with a lower revision than what is kept: a centre that was restored counts from there.
        synchronized (this) {
            config = Optional.of(news);
        }
        keep();
        tell();
    }

    @Override
    public void waitingAlarms(long waiting) {
        change(story -> story.waitingFor(waiting, time.steady().instant()));
    }

    @Override
    public void clockTrusted(boolean trusted) {
        synchronized (this) {
            clockTrusted = trusted;
        }
        tell();
    }

    @Override
    public void changed(HomeChange change) {
        if (change instanceof HomeChange.AlarmRaised(var _, DeviceId device, Kind kind, var at, boolean test)
                && !test) {
            boolean calling;
            synchronized (this) {
                calling = help.calling().isPresent();
            }
            change(story -> story.pressed(device, kind, at));
            if (calling) {
                keepSoon();
            } else {
                keep();
            }
        } else {
            tell();
        }
    }

    private void change(UnaryOperator<HelpStory> how) {
        synchronized (this) {
            help = how.apply(help);
        }
        tell();
    }

    /// At once: what nobody would tell her again, such as that she called.
    private void keep() {
        write(inOrder);
    }

    /// With what else changes in this moment: in a storm each notice would else be a sync of its own,
    /// which the next alarm's would have to wait for.
    private void keepSoon() {
        if (toKeep.compareAndSet(false, true)) {
            write(CompletableFuture.delayedExecutor(BETWEEN_KEPT.toMillis(), TimeUnit.MILLISECONDS, inOrder));
        }
    }

    private void write(Executor when) {
        try {
            when.execute(() -> {
                toKeep.set(false);
                ScreenMemory.Kept kept;
                synchronized (this) {
                    Instant now = time.steady().instant();
                    Optional<ScreenMemory.Told> told = help.news()
                            .map(news -> new ScreenMemory.Told(
                                    news.notice(), news.at().map(at -> Duration.between(at, now))));
                    kept = new ScreenMemory.Kept(config, told, help.calling());
                }
                memory.keep(kept);
            });
        } catch (RejectedExecutionException e) {
            // The gateway is stopping; the centre tells it again.
        }
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
