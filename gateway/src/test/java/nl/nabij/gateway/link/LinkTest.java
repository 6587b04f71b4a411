package nl.nabij.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.nabij.contract.link.Stream;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The link's life, without a socket: given a state, when a command, then what becomes of it.
class LinkTest {

    private static final Duration NOW = Duration.ofMinutes(10);
    private static final Link ONE_SERVER = new Link(new RetryRule(1));
    private static final Link TWO_SERVERS = new Link(new RetryRule(2));

    private static final Waiting WAITING = waiting(NOW.plusSeconds(20), false);
    private static final Connecting CONNECTING = new Connecting(0, 0, NOW.plusSeconds(8), Optional.empty());
    private static final Connecting QUIETLY =
            new Connecting(0, 0, NOW.plusSeconds(8), Optional.of(NOW.plus(Link.QUIET_PATIENCE)));
    private static final Connected CONNECTED = new Connected(0, 0, Window.EMPTY, Window.EMPTY);
    private static final Stopped STOPPED = new Stopped();

    private static Waiting waiting(Duration until, boolean hurried) {
        return new Waiting(0, 0, until, hurried, Optional.empty());
    }

    private static Moment calm(Duration now) {
        return new Moment(now, false, 0.5);
    }

    private static Moment alarm(Duration now) {
        return new Moment(now, true, 0.5);
    }

    private static LinkState step(Link link, LinkState state, LinkCommand command, Moment moment) {
        LinkDecision decision = link.decide(state, command, moment);
        assertThat(decision).isInstanceOf(Accepted.class);
        LinkState next = state;
        for (LinkEvent event : ((Accepted) decision).events()) {
            next = Link.evolve(next, event);
        }
        return next;
    }

    @Test
    void itTriesWhenItsTimeHasCome() {
        Waiting due = waiting(NOW, false);
        assertThat(ONE_SERVER.nextDeadline(due, false)).contains(NOW);
        assertThat(step(ONE_SERVER, due, new Tick(), calm(NOW))).isEqualTo(QUIETLY);
    }

    @Test
    void anAlarmDoesNotWaitForThatTime() {
        assertThat(step(ONE_SERVER, WAITING, new HurryForAlarm(), alarm(NOW))).isEqualTo(CONNECTING);
    }

    @Test
    void anAlarmThatComesDuringAQuietAttemptGetsOneOfItsOwnAfterASecondAndThatIsNoFailure() {
        Duration due = NOW.plus(Link.QUIET_PATIENCE);
        assertThat(ONE_SERVER.nextDeadline(QUIETLY, true)).contains(due);
        assertThat(ONE_SERVER.nextDeadline(QUIETLY, false))
                .as("a quiet home waits its turn")
                .contains(QUIETLY.until());
        assertThat(ONE_SERVER.decide(QUIETLY, new HurryForAlarm(), alarm(due.minusMillis(1))))
                .isEqualTo(new Refused(Reason.ALREADY_HURRYING));
        LinkState again = step(TWO_SERVERS, QUIETLY, new HurryForAlarm(), alarm(due));
        assertThat(again).isEqualTo(new Waiting(0, 0, due, false, Optional.of(Cause.ALARM_CAME)));
        LinkState hurried = step(TWO_SERVERS, again, new Tick(), alarm(due));
        assertThat(hurried).isEqualTo(new Connecting(0, 0, due.plus(Link.CONNECT_PATIENCE), Optional.empty()));
        assertThat(ONE_SERVER.nextDeadline(hurried, true)).as("once").contains(due.plus(Link.CONNECT_PATIENCE));
        assertThat(ONE_SERVER.decide(hurried, new HurryForAlarm(), alarm(due.plusSeconds(7))))
                .isEqualTo(new Refused(Reason.ALREADY_HURRYING));
    }

    @Test
    void anAttemptThatTakesTooLongIsGivenUp() {
        LinkState next = step(TWO_SERVERS, CONNECTING, new Tick(), alarm(CONNECTING.until()));
        assertThat(next).isEqualTo(new Waiting(1, 1, CONNECTING.until(), true, Optional.of(Cause.NO_ANSWER)));
    }

    @Test
    void withAnAlarmTheNextServerIsTriedAtOnceAndAWholeFailedRoundMakesAPause() {
        LinkState first = step(TWO_SERVERS, CONNECTING, new TellBroken(Cause.UNREACHABLE), alarm(NOW));
        assertThat(first).isEqualTo(new Waiting(1, 1, NOW, true, Optional.of(Cause.UNREACHABLE)));
        LinkState second = step(
                TWO_SERVERS,
                new Connecting(1, 1, NOW, Optional.empty()),
                new TellBroken(Cause.UNREACHABLE),
                alarm(NOW));
        assertThat(second).isEqualTo(new Waiting(0, 2, NOW, true, Optional.of(Cause.UNREACHABLE)));
        LinkState third = step(
                TWO_SERVERS,
                new Connecting(0, 2, NOW, Optional.empty()),
                new TellBroken(Cause.UNREACHABLE),
                alarm(NOW));
        assertThat(((Waiting) third).until()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void withAnAlarmThePausesDoubleUpToFiveSeconds() {
        assertThat(java.util.stream.IntStream.rangeClosed(0, 6)
                        .mapToObj(failures -> new RetryRule(1)
                                .after(0, failures, Cause.UNREACHABLE, alarm(NOW))
                                .until()
                                .minus(NOW)
                                .toSeconds()))
                .containsExactly(0L, 1L, 2L, 4L, 5L, 5L, 5L);
    }

    @Test
    void withoutAnAlarmHomesSpreadOverThirtySeconds() {
        assertThat(pause(0, Cause.CLOSED, 0.0)).isEqualTo(Duration.ZERO);
        assertThat(pause(0, Cause.CLOSED, 0.999)).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30));
        assertThat(pause(50, Cause.CLOSED, 0.999)).isLessThan(Duration.ofSeconds(46));
        assertThat(pause(50, Cause.CLOSED, 0.0)).isEqualTo(RetryRule.CALM_PAUSE);
    }

    @Test
    void whatNeedsAPersonIsTriedRarelyAndWithAnAlarmStillTried() {
        assertThat(pause(0, Cause.REVOKED, 0.0)).isEqualTo(RetryRule.PERSON_PAUSE);
        assertThat(pause(0, Cause.TAKEN_OVER, 0.5)).isEqualTo(RetryRule.PERSON_PAUSE.plusSeconds(150));
        assertThat(new RetryRule(1).after(0, 0, Cause.REVOKED, alarm(NOW)).until())
                .isEqualTo(NOW.plus(RetryRule.PERSON_HURRIED_PAUSE));
    }

    private static Duration pause(int failures, Cause cause, double chance) {
        return new RetryRule(1)
                .after(0, failures, cause, new Moment(NOW, false, chance))
                .until()
                .minus(NOW);
    }

    @Test
    void anAlarmWithoutAReceiptCostsTheConnectionAfterThreeSecondsWhereThereIsAnotherServer() {
        LinkState sent = step(TWO_SERVERS, CONNECTED, new TellSent(Stream.ALARM, 7), alarm(NOW));
        assertThat(TWO_SERVERS.nextDeadline(sent, false)).contains(NOW.plusSeconds(3));
        assertThat(ONE_SERVER.nextDeadline(sent, false)).contains(NOW.plusSeconds(5));
        assertThat(TWO_SERVERS.decide(sent, new Tick(), alarm(NOW.plusMillis(2_999))))
                .isEqualTo(new Refused(Reason.NOT_DUE));
        assertThat(step(TWO_SERVERS, sent, new Tick(), alarm(NOW.plusSeconds(3))))
                .isEqualTo(new Waiting(1, 1, NOW.plusSeconds(3), true, Optional.of(Cause.NO_RECEIPT)));
    }

    @Test
    void aReportWithoutAReceiptWaitsLonger() {
        LinkState sent = step(TWO_SERVERS, CONNECTED, new TellSent(Stream.OTHER, 1), calm(NOW));
        assertThat(TWO_SERVERS.nextDeadline(sent, false)).contains(NOW.plus(Link.OTHER_PATIENCE));
    }

    @Test
    void aReceiptGivesRoomAndTimeAndForgetsTheFailures() {
        LinkState state = new Connected(0, 4, Window.EMPTY, Window.EMPTY);
        for (long seq = 1; seq <= 3; seq++) {
            state = step(ONE_SERVER, state, new TellSent(Stream.ALARM, seq), alarm(NOW));
        }
        LinkState taken = step(ONE_SERVER, state, new TakeReceipt(Stream.ALARM, 2), alarm(NOW.plusSeconds(4)));
        assertThat(taken).isEqualTo(new Connected(0, 0, new Window(List.of(3L), 3, NOW.plusSeconds(4)), Window.EMPTY));
        assertThat(ONE_SERVER.nextDeadline(taken, false)).contains(NOW.plusSeconds(9));
    }

    @Test
    void aLateOrRepeatedReceiptGivesNoTime() {
        LinkState sent = step(ONE_SERVER, CONNECTED, new TellSent(Stream.ALARM, 7), alarm(NOW));
        LinkState again = step(ONE_SERVER, sent, new TakeReceipt(Stream.ALARM, 6), alarm(NOW.plusSeconds(4)));
        assertThat(ONE_SERVER.nextDeadline(again, false)).contains(NOW.plusSeconds(5));
    }

    @Test
    void theWindowHoldsThirtyTwo() {
        LinkState state = CONNECTED;
        for (long seq = 1; seq <= Window.SIZE; seq++) {
            state = step(ONE_SERVER, state, new TellSent(Stream.ALARM, seq), alarm(NOW));
        }
        assertThat(ONE_SERVER.decide(state, new TellSent(Stream.ALARM, 33), alarm(NOW)))
                .isEqualTo(new Refused(Reason.OUT_OF_WINDOW));
        assertThat(ONE_SERVER.decide(state, new TellSent(Stream.OTHER, 1), alarm(NOW)))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aNumberThatDoesNotRiseIsNotSent() {
        LinkState sent = step(ONE_SERVER, CONNECTED, new TellSent(Stream.ALARM, 7), alarm(NOW));
        assertThat(ONE_SERVER.decide(sent, new TellSent(Stream.ALARM, 7), alarm(NOW)))
                .isEqualTo(new Refused(Reason.OUT_OF_WINDOW));
    }

    @Test
    void eachConnectionInARowWithoutAReceiptMakesThePatienceTwiceAsLongUpToFourTimesAndAReceiptMakesItShortAgain() {
        assertThat(java.util.stream.IntStream.rangeClosed(0, 5).mapToObj(failures -> patience(ONE_SERVER, failures)))
                .containsExactly(5L, 10L, 20L, 20L, 20L, 20L);
        assertThat(java.util.stream.IntStream.rangeClosed(0, 7).mapToObj(failures -> patience(TWO_SERVERS, failures)))
                .as("a whole round of servers")
                .containsExactly(3L, 3L, 6L, 6L, 12L, 12L, 12L, 12L);
        LinkState tried = step(
                ONE_SERVER, new Connected(0, 4, Window.EMPTY, Window.EMPTY), new TellSent(Stream.ALARM, 1), alarm(NOW));
        LinkState received = step(ONE_SERVER, tried, new TakeReceipt(Stream.ALARM, 1), alarm(NOW));
        LinkState again = step(ONE_SERVER, received, new TellSent(Stream.ALARM, 2), alarm(NOW));
        assertThat(ONE_SERVER.nextDeadline(again, true)).contains(NOW.plusSeconds(5));
    }

    private static long patience(Link link, int failures) {
        LinkState sent = step(
                link,
                new Connected(0, failures, Window.EMPTY, Window.EMPTY),
                new TellSent(Stream.ALARM, 1),
                alarm(NOW));
        return link.nextDeadline(sent, true).orElseThrow().minus(NOW).toSeconds();
    }

    @Test
    void aNewLifeEmptiesBothWindows() {
        LinkState sent = step(ONE_SERVER, CONNECTED, new TellSent(Stream.ALARM, 7), alarm(NOW));
        assertThat(step(ONE_SERVER, sent, new SendAllAgain(), alarm(NOW))).isEqualTo(CONNECTED);
    }

    @Test
    void withANewCertificateItComesBackToTheSameServerAtOnceAndThatIsNoFailure() {
        LinkState left =
                step(TWO_SERVERS, new Connected(1, 0, Window.EMPTY, Window.EMPTY), new ChangeIdentity(), calm(NOW));
        assertThat(left).isEqualTo(new Waiting(1, 0, NOW, false, Optional.of(Cause.NEW_IDENTITY)));
        assertThat(step(TWO_SERVERS, left, new Tick(), calm(NOW)))
                .isEqualTo(new Connecting(
                        1, 0, NOW.plus(Link.CONNECT_PATIENCE), Optional.of(NOW.plus(Link.QUIET_PATIENCE))));
    }

    static List<Arguments> refused() {
        TellBroken broken = new TellBroken(Cause.CLOSED);
        TellSent sent = new TellSent(Stream.ALARM, 1);
        TakeReceipt receipt = new TakeReceipt(Stream.ALARM, 1);
        return List.of(
                arguments(WAITING, new Tick(), Reason.NOT_DUE),
                arguments(waiting(NOW.plusSeconds(1), true), new HurryForAlarm(), Reason.ALREADY_HURRYING),
                arguments(WAITING, new TellConnected(), Reason.NOT_CONNECTING),
                arguments(WAITING, broken, Reason.NOT_CONNECTING),
                arguments(WAITING, sent, Reason.NOT_CONNECTED),
                arguments(WAITING, receipt, Reason.NOT_CONNECTED),
                arguments(WAITING, new SendAllAgain(), Reason.NOT_CONNECTED),
                arguments(WAITING, new ChangeIdentity(), Reason.NOT_CONNECTED),
                arguments(CONNECTING, new Tick(), Reason.NOT_DUE),
                arguments(CONNECTING, new HurryForAlarm(), Reason.ALREADY_HURRYING),
                arguments(CONNECTING, sent, Reason.NOT_CONNECTED),
                arguments(CONNECTING, receipt, Reason.NOT_CONNECTED),
                arguments(CONNECTING, new SendAllAgain(), Reason.NOT_CONNECTED),
                arguments(CONNECTING, new ChangeIdentity(), Reason.NOT_CONNECTED),
                arguments(CONNECTED, new ChangeIdentity(), Reason.ALARM_WAITS),
                arguments(CONNECTED, new Tick(), Reason.NOT_DUE),
                arguments(CONNECTED, new HurryForAlarm(), Reason.ALREADY_HURRYING),
                arguments(CONNECTED, new TellConnected(), Reason.NOT_CONNECTING),
                arguments(STOPPED, new Tick(), Reason.STOPPED),
                arguments(STOPPED, new HurryForAlarm(), Reason.STOPPED),
                arguments(STOPPED, new TellConnected(), Reason.STOPPED),
                arguments(STOPPED, broken, Reason.STOPPED),
                arguments(STOPPED, sent, Reason.STOPPED),
                arguments(STOPPED, receipt, Reason.STOPPED),
                arguments(STOPPED, new SendAllAgain(), Reason.STOPPED),
                arguments(STOPPED, new ChangeIdentity(), Reason.STOPPED),
                arguments(STOPPED, new Stop(), Reason.STOPPED));
    }

    @ParameterizedTest
    @MethodSource
    void refused(LinkState state, LinkCommand command, Reason reason) {
        assertThat(ONE_SERVER.decide(state, command, alarm(NOW))).isEqualTo(new Refused(reason));
    }

    /// The picture above [LinkState], as arrows.
    @Test
    void theArrowsAreThoseOfThePicture() {
        Duration late = NOW.plus(Duration.ofHours(1));
        Connected busy = (Connected) step(ONE_SERVER, CONNECTED, new TellSent(Stream.ALARM, 1), alarm(NOW));
        List<LinkCommand> commands = List.of(
                new Tick(),
                new HurryForAlarm(),
                new TellConnected(),
                new TellBroken(Cause.CLOSED),
                new TellSent(Stream.ALARM, 2),
                new TakeReceipt(Stream.ALARM, 1),
                new SendAllAgain(),
                new ChangeIdentity(),
                new Stop());
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (LinkState from : List.of(WAITING, CONNECTING, QUIETLY, busy, STOPPED)) {
            for (LinkCommand command : commands) {
                Moment moment = command instanceof ChangeIdentity ? calm(late) : alarm(late);
                if (ONE_SERVER.decide(from, command, moment) instanceof Accepted) {
                    String to = name(step(ONE_SERVER, from, command, moment));
                    arrows.computeIfAbsent(name(from) + " -> " + to, any -> new TreeSet<>())
                            .add(name(command));
                }
            }
        }
        assertThat(arrows)
                .isEqualTo(Map.of(
                        "Waiting -> Connecting", Set.of("Tick", "HurryForAlarm"),
                        "Waiting -> Stopped", Set.of("Stop"),
                        "Connecting -> Connected", Set.of("TellConnected"),
                        "Connecting -> Waiting", Set.of("Tick", "TellBroken", "HurryForAlarm"),
                        "Connecting -> Stopped", Set.of("Stop"),
                        "Connected -> Connected", Set.of("TellSent", "TakeReceipt", "SendAllAgain"),
                        "Connected -> Waiting", Set.of("Tick", "TellBroken", "ChangeIdentity"),
                        "Connected -> Stopped", Set.of("Stop")));
    }

    private static String name(Object of) {
        return of.getClass().getSimpleName();
    }
}
