package nl.nabij.gateway.link;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import nl.nabij.gateway.link.LinkCommand.ChangeIdentity;
import nl.nabij.gateway.link.LinkCommand.HurryForAlarm;
import nl.nabij.gateway.link.LinkCommand.Moment;
import nl.nabij.gateway.link.LinkCommand.SendAllAgain;
import nl.nabij.gateway.link.LinkCommand.Stop;
import nl.nabij.gateway.link.LinkCommand.TakeReceipt;
import nl.nabij.gateway.link.LinkCommand.TellBroken;
import nl.nabij.gateway.link.LinkCommand.TellConnected;
import nl.nabij.gateway.link.LinkCommand.TellSent;
import nl.nabij.gateway.link.LinkCommand.Tick;
import nl.nabij.gateway.link.LinkDecision.Accepted;
import nl.nabij.gateway.link.LinkDecision.Reason;
import nl.nabij.gateway.link.LinkDecision.Refused;
import nl.nabij.gateway.link.LinkState.Connected;
import nl.nabij.gateway.link.LinkState.Connecting;
import nl.nabij.gateway.link.LinkState.Stopped;
import nl.nabij.gateway.link.LinkState.Waiting;

/// The pure core of the link: states in [LinkState], no socket, no clock, no chance of its own.
record Link(RetryRule retries) {

    /// TCP, TLS, CONNACK and SUBACK: a slow mobile line needs 2 to 3 s.
    static final Duration CONNECT_PATIENCE = Duration.ofSeconds(8);

    /// An attempt that began without an alarm stands among the quiet ones at a busy centre's gate, for seconds after a
    /// power cut in the street. When an alarm comes meanwhile, it is given up after this and made again as one
    /// with an alarm, which goes first. A line whose handshake takes longer than this pays for a second one, once.
    static final Duration QUIET_PATIENCE = Duration.ofSeconds(1);

    /// With another server to go to, one that gives an alarm no receipt is left after this.
    static final Duration ALARM_PATIENCE = Duration.ofSeconds(3);

    /// With one server only, leaving it costs a handshake with the same server.
    static final Duration ALARM_PATIENCE_ALONE = Duration.ofSeconds(5);

    /// A centre that is only slow is not made faster by handshakes and by sending all again: with each
    /// connection in a row that brought no receipt the patience doubles, up to this often. Measured: 10,000
    /// homes with an alarm, on a disk that had become four times slower, broke 106,000 connections and needed
    /// 142 s where the rows alone took 13.
    private static final int DOUBLED_AT_MOST = 2;

    /// Reports may wait: a server that is slow with them must not cost the alarms their connection.
    static final Duration OTHER_PATIENCE = Duration.ofSeconds(20);

    /// @param now since the box's boot
    /// @param spread how long after it the first attempt may be made
    static LinkState start(Duration now, Duration spread, double chance) {
        return new Waiting(
                0, 0, now.plus(Duration.ofMillis((long) (spread.toMillis() * chance))), false, Optional.empty());
    }

    LinkDecision decide(LinkState state, LinkCommand command, Moment moment) {
        return switch (state) {
            case Waiting waiting -> decide(waiting, command, moment);
            case Connecting connecting -> decide(connecting, command, moment);
            case Connected connected -> decide(connected, command, moment);
            case Stopped stopped -> refuse(Reason.STOPPED);
        };
    }

    private LinkDecision decide(Waiting waiting, LinkCommand command, Moment moment) {
        return switch (command) {
            case Tick tick ->
                moment.now().compareTo(waiting.until()) >= 0 ? accept(began(waiting, moment)) : refuse(Reason.NOT_DUE);
            case HurryForAlarm hurry ->
                waiting.hurried() ? refuse(Reason.ALREADY_HURRYING) : accept(began(waiting, moment));
            case TellConnected connected -> refuse(Reason.NOT_CONNECTING);
            case TellBroken broken -> refuse(Reason.NOT_CONNECTING);
            case TellSent sent -> refuse(Reason.NOT_CONNECTED);
            case TakeReceipt receipt -> refuse(Reason.NOT_CONNECTED);
            case SendAllAgain again -> refuse(Reason.NOT_CONNECTED);
            case ChangeIdentity change -> refuse(Reason.NOT_CONNECTED);
            case Stop stop -> accept(new LinkEvent.Stopped());
        };
    }

    private LinkDecision decide(Connecting connecting, LinkCommand command, Moment moment) {
        return switch (command) {
            case Tick tick ->
                moment.now().compareTo(connecting.until()) >= 0
                        ? accept(retries.after(connecting.address(), connecting.failures(), Cause.NO_ANSWER, moment))
                        : refuse(Reason.NOT_DUE);
            case HurryForAlarm hurry ->
                connecting
                                .quietUntil()
                                .filter(quiet -> moment.now().compareTo(quiet) >= 0)
                                .isPresent()
                        ? accept(again(connecting.address(), connecting.failures(), Cause.ALARM_CAME, moment))
                        : refuse(Reason.ALREADY_HURRYING);
            case TellConnected connected ->
                accept(new LinkEvent.Connected(connecting.address(), connecting.failures()));
            case TellBroken broken ->
                accept(retries.after(connecting.address(), connecting.failures(), broken.cause(), moment));
            case TellSent sent -> refuse(Reason.NOT_CONNECTED);
            case TakeReceipt receipt -> refuse(Reason.NOT_CONNECTED);
            case SendAllAgain again -> refuse(Reason.NOT_CONNECTED);
            case ChangeIdentity change -> refuse(Reason.NOT_CONNECTED);
            case Stop stop -> accept(new LinkEvent.Stopped());
        };
    }

    private LinkDecision decide(Connected connected, LinkCommand command, Moment moment) {
        return switch (command) {
            case Tick tick ->
                receiptDeadline(connected)
                                .filter(deadline -> moment.now().compareTo(deadline) >= 0)
                                .isPresent()
                        ? accept(retries.after(connected.address(), connected.failures(), Cause.NO_RECEIPT, moment))
                        : refuse(Reason.NOT_DUE);
            case HurryForAlarm hurry -> refuse(Reason.ALREADY_HURRYING);
            case TellConnected again -> refuse(Reason.NOT_CONNECTING);
            case TellBroken broken ->
                accept(retries.after(connected.address(), connected.failures(), broken.cause(), moment));
            case TellSent sent -> {
                Window window = connected.window(sent.stream());
                yield window.room() > 0 && sent.seq() > window.sentThrough()
                        ? accept(new LinkEvent.MessageSent(sent.stream(), sent.seq(), moment.now()))
                        : refuse(Reason.OUT_OF_WINDOW);
            }
            case TakeReceipt receipt ->
                accept(new LinkEvent.ReceiptTaken(receipt.stream(), receipt.through(), moment.now()));
            case SendAllAgain again -> accept(new LinkEvent.WindowsEmptied());
            case ChangeIdentity change ->
                moment.alarmWaits()
                        ? refuse(Reason.ALARM_WAITS)
                        : accept(again(connected.address(), connected.failures(), Cause.NEW_IDENTITY, moment));
            case Stop stop -> accept(new LinkEvent.Stopped());
        };
    }

    static LinkState evolve(LinkState state, LinkEvent event) {
        return switch (event) {
            case LinkEvent.ConnectBegan began ->
                new Connecting(began.address(), began.failures(), began.until(), began.quietUntil());
            case LinkEvent.Connected up -> new Connected(up.address(), up.failures(), Window.EMPTY, Window.EMPTY);
            case LinkEvent.RetryPlanned retry ->
                new Waiting(retry.address(), retry.failures(), retry.until(), retry.hurried(), retry.cause());
            case LinkEvent.MessageSent sent -> {
                Connected before = connected(state);
                yield before.with(sent.stream(), before.window(sent.stream()).sent(sent.seq(), sent.at()));
            }
            case LinkEvent.ReceiptTaken receipt -> {
                Connected before = connected(state);
                Window window = before.window(receipt.stream()).received(receipt.through(), receipt.at());
                yield new Connected(before.address(), 0, before.alarm(), before.other()).with(receipt.stream(), window);
            }
            case LinkEvent.WindowsEmptied emptied -> {
                Connected before = connected(state);
                yield new Connected(before.address(), before.failures(), Window.EMPTY, Window.EMPTY);
            }
            case LinkEvent.Stopped stopped -> new Stopped();
        };
    }

    /// When a [Tick], or with an alarm [HurryForAlarm], is next of use.
    Optional<Duration> nextDeadline(LinkState state, boolean alarmWaits) {
        return switch (state) {
            case Waiting waiting -> Optional.of(waiting.until());
            case Connecting connecting ->
                alarmWaits
                        ? connecting.quietUntil().or(() -> Optional.of(connecting.until()))
                        : Optional.of(connecting.until());
            case Connected connected -> receiptDeadline(connected);
            case Stopped stopped -> Optional.empty();
        };
    }

    private Optional<Duration> receiptDeadline(Connected connected) {
        Duration alarmPatience = alarmPatience(connected.failures());
        return Stream.of(
                        connected.alarm().overdueAt(alarmPatience),
                        connected.other().overdueAt(OTHER_PATIENCE))
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    /// @param failures in a row; only a whole round of servers without a receipt makes it longer
    private Duration alarmPatience(int failures) {
        Duration first = retries.addresses() > 1 ? ALARM_PATIENCE : ALARM_PATIENCE_ALONE;
        return first.multipliedBy(1L << Math.min(failures / retries.addresses(), DOUBLED_AT_MOST));
    }

    private static LinkEvent began(Waiting waiting, Moment moment) {
        return new LinkEvent.ConnectBegan(
                waiting.address(),
                waiting.failures(),
                moment.now().plus(CONNECT_PATIENCE),
                moment.alarmWaits()
                        ? Optional.empty()
                        : Optional.of(moment.now().plus(QUIET_PATIENCE)));
    }

    /// The box itself leaves, and comes back at once to the same server: that is no failure.
    private static LinkEvent again(int address, int failures, Cause cause, Moment moment) {
        return new LinkEvent.RetryPlanned(address, failures, moment.now(), false, Optional.of(cause));
    }

    private static Connected connected(LinkState state) {
        if (state instanceof Connected connected) {
            return connected;
        }
        throw new IllegalStateException("Only a connection has windows, not " + state);
    }

    private static LinkDecision accept(LinkEvent event) {
        return new Accepted(java.util.List.of(event));
    }

    private static LinkDecision refuse(Reason reason) {
        return new Refused(reason);
    }
}
