package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.ConsoleFrame.Colleague;
import nl.nabij.contract.face.FaultView;
import nl.nabij.contract.face.HomeView;
import org.junit.jupiter.api.Test;

class ToldTest {

    private static final Instant NOW = Instant.parse("2026-11-23T22:00:00Z");
    private static final UserId ANS = new UserId(new UUID(0, 1));

    private final Told told = new Told();

    private static HomeView home(boolean connected, Optional<String> client) {
        return new HomeView(
                new GatewayId("gw-1"),
                new OrganisationId(new UUID(0, 2)),
                "De Bilt",
                connected,
                Optional.empty(),
                client.map(name -> new HomeView.ClientCard(
                        name,
                        Optional.empty(),
                        "a",
                        "t",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static FaultView fault(String id) {
        return new FaultView(id, Optional.empty(), Optional.empty(), "home.silent", "text", NOW, 1, Optional.empty());
    }

    private static Surroundings with(List<HomeView> homes, List<FaultView> faults, List<Colleague> colleagues) {
        return new Surroundings(NOW, homes, List.of(), faults, colleagues);
    }

    @Test
    void tellsWhatIsNewAndChangedAndNothingTwice() {
        Surroundings one = with(List.of(home(true, Optional.empty())), List.of(fault("1")), List.of());
        assertThat(told.different(one)).isEqualTo(one);
        assertThat(told.different(one)).isEqualTo(with(List.of(), List.of(), List.of()));
        Surroundings cut = with(List.of(home(false, Optional.empty())), List.of(fault("1")), List.of());
        assertThat(told.different(cut).homes()).containsExactly(home(false, Optional.empty()));
    }

    @Test
    void nothingOfAHomeStaysOnTheScreenOnceItMayNotBeSeen() {
        told.different(with(List.of(home(true, Optional.of("mevrouw Willemse"))), List.of(), List.of()));
        assertThat(told.different(with(List.of(), List.of(), List.of())).homes())
                .containsExactly(home(true, Optional.empty()));
        assertThat(told.different(with(List.of(), List.of(), List.of())).homes())
                .isEmpty();
    }

    @Test
    void whereNoAlarmIsKnownThereIsNoReasonToShowWhoLivesThere() {
        HomeView home = home(true, Optional.of("mevrouw Willemse"));
        Surroundings read = with(List.of(home), List.of(fault("1")), List.of());
        assertThat(read.withClientsOf(Set.of()))
                .isEqualTo(with(List.of(home(true, Optional.empty())), List.of(fault("1")), List.of()));
        assertThat(read.withClientsOf(Set.of(home.id()))).isEqualTo(read);
    }

    @Test
    void aFaultThatIsGoneHasEndedAndAColleagueThatIsGoneIsOffDuty() {
        told.different(with(List.of(), List.of(fault("1")), List.of(new Colleague(ANS, "Ans", true))));
        Surroundings gone = told.different(with(List.of(), List.of(), List.of()));
        assertThat(gone.faults())
                .singleElement()
                .matches(fault -> fault.endedAt().equals(Optional.of(NOW)));
        assertThat(gone.colleagues()).containsExactly(new Colleague(ANS, "Ans", false));
    }
}
