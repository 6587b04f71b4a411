package nl.nabij.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import org.junit.jupiter.api.Test;

/// When the box knows that somebody is in a call, so that its link hurries.
final class CallRelayTest {

    private static final Instant AT = Instant.parse("2026-11-29T19:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(AT);
    private final List<CallUp> heard = new ArrayList<>();
    private boolean linked = true;
    private final CallRelay relay = new CallRelay(this::hears, now::get);
    private final CallId call = new CallId(UUID.randomUUID());

    @Test
    void aPartInACallIsKnownUntilTheCentreSaysThatItIsOver() {
        assertThat(relay.inCall()).isFalse();
        tell(changed(CallState.Role.RINGS));
        assertThat(relay.inCall()).isTrue();
        tell(changed(CallState.Role.SPEAKS));
        assertThat(relay.inCall()).isTrue();
        tell(changed(CallState.Role.OVER));
        assertThat(relay.inCall()).isFalse();
    }

    @Test
    void whatIsNotInTheWholeIsOver() {
        tell(changed(CallState.Role.SPEAKS));
        tell(new CallTold.Whole(AT, List.of()));
        assertThat(relay.inCall()).isFalse();
    }

    @Test
    void aCallThatOthersHaveIsNone() {
        tell(changed(CallState.Role.NONE));
        tell(changed(CallState.Role.ELSEWHERE));
        assertThat(relay.inCall()).isFalse();
    }

    @Test
    void withoutTheCentreItHoldsNoLongerThanAPageStaysOpen() {
        tell(changed(CallState.Role.SPEAKS));
        relay.uplink(false);
        assertThat(relay.inCall()).isTrue();
        now.set(AT.plus(CallRelay.CALL_HOLDS).minus(Duration.ofMillis(1)));
        assertThat(relay.inCall()).isTrue();
        now.set(AT.plus(CallRelay.CALL_HOLDS));
        assertThat(relay.inCall()).isFalse();
        relay.uplink(true);
        assertThat(relay.inCall()).as("until the centre says otherwise").isTrue();
    }

    @Test
    void theCentreHearsThatAPageIsGoneAndNothingOfOneThatWasLoadedAnew() {
        Page page = new Page();
        relay.opened("screen", page);
        Page again = new Page();
        relay.opened("screen", again);
        relay.closed("screen", page);
        assertThat(heard).isEmpty();
        relay.closed("screen", again);
        assertThat(heard).containsExactly(new CallUp("screen", new CallSaid.Left()));
        relay.closed("screen", again);
        assertThat(heard).hasSize(1);
    }

    @Test
    void withoutALinkAPageThatIsGoneIsNoMatter() {
        Page page = new Page();
        relay.opened("screen", page);
        linked = false;
        relay.closed("screen", page);
        assertThat(heard).isEmpty();
        assertThat(relay.devices()).isZero();
    }

    private boolean hears(CallUp said) {
        return linked && heard.add(said);
    }

    private static final class Page implements CallPage {
        @Override
        public void tell(String frame) {}

        @Override
        public void end(CallEnd why) {}
    }

    private void tell(CallTold told) {
        relay.told(new Down.Call("screen", told));
    }

    private CallTold changed(CallState.Role role) {
        return new CallTold.Changed(
                AT,
                new CallState(
                        call,
                        1,
                        new GatewayId("gw-willemse"),
                        "mevrouw Willemse",
                        CallState.Why.TO_TALK,
                        Optional.empty(),
                        role,
                        CallState.Stage.RINGING,
                        Optional.empty(),
                        AT,
                        Optional.empty(),
                        "home",
                        "home",
                        List.of(),
                        CallState.Open.NONE,
                        List.of(),
                        false,
                        CallState.Picture.NONE,
                        Optional.empty()));
    }
}
