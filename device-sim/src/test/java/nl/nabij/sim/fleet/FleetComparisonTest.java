package nl.nabij.sim.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;
import org.junit.jupiter.api.Test;

/// The comparison is what says that no alarm was lost, so it has to be able to say that one was.
class FleetComparisonTest {

    private static final GatewayId HOME = new GatewayId("gw-fleet-00001");
    private static final GatewayId OTHER = new GatewayId("gw-fleet-00002");
    private static final List<FleetPress> PRESSED = List.of(press(HOME, 1), press(HOME, 2), press(OTHER, 1));
    private static final Map<GatewayId, Long> ALL_RECEIPTS = Map.of(HOME, 2L, OTHER, 1L);

    @Test
    void whatWasPressedIsThereOnceAndInOrder() {
        FleetComparison found = FleetComparison.of(PRESSED, ALL_RECEIPTS, rows());
        assertThat(found.isWhole()).isTrue();
        assertThat(found.figures()).isEqualTo("alarms=3 receipts=3 rows=3 lost=0 doubled=0 disordered=0");
    }

    @Test
    void aLineWithoutARowIsLost() {
        List<StoredPress> rows = rows();
        rows.remove(1);
        FleetComparison found = FleetComparison.of(PRESSED, ALL_RECEIPTS, rows);
        assertThat(found.lost()).containsExactly(PRESSED.get(1));
        assertThat(found.figures()).contains("rows=2 lost=1");
        assertThat(found.isWhole()).isFalse();
    }

    @Test
    void aSecondRowIsDoubled() {
        List<StoredPress> rows = rows();
        rows.add(rows.getFirst());
        FleetComparison found = FleetComparison.of(PRESSED, ALL_RECEIPTS, rows);
        assertThat(found.doubled()).containsExactly(PRESSED.getFirst());
        assertThat(found.isWhole()).isFalse();
    }

    @Test
    void anotherPressOfTheSameButtonIsAStranger() {
        List<StoredPress> rows = rows();
        rows.add(new StoredPress(HOME, PRESSED.getFirst().device().value(), new PressId(new UUID(9, 9))));
        FleetComparison found = FleetComparison.of(PRESSED, ALL_RECEIPTS, rows);
        assertThat(found.strangers()).hasSize(1);
        assertThat(found.figures()).contains("doubled=1");
        assertThat(found.isWhole()).isFalse();
    }

    @Test
    void oneOfOnesOwnHomeThatCameBeforeAnEarlierOneIsDisordered() {
        List<StoredPress> rows = rows();
        Collections.swap(rows, 0, 1);
        FleetComparison found = FleetComparison.of(PRESSED, ALL_RECEIPTS, rows);
        assertThat(found.disordered()).containsExactly(PRESSED.getFirst());
        assertThat(found.isWhole()).isFalse();
    }

    @Test
    void homesAreInNoOrderAmongThemselves() {
        List<StoredPress> rows = rows();
        Collections.rotate(rows, 1);
        assertThat(FleetComparison.of(PRESSED, ALL_RECEIPTS, rows).isWhole()).isTrue();
    }

    @Test
    void whatHasNoReceiptWaits() {
        FleetComparison found = FleetComparison.of(PRESSED, Map.of(HOME, 1L, OTHER, 1L), rows());
        assertThat(found.waiting()).containsExactly(PRESSED.get(1));
        assertThat(found.receipts()).isEqualTo(2);
        assertThat(found.isWhole()).isFalse();
    }

    @Test
    void rowsOfOtherButtonsAreNotOurs() {
        List<StoredPress> rows = rows();
        rows.add(new StoredPress(HOME, "path", new PressId(new UUID(9, 9))));
        rows.add(new StoredPress(HOME, "button-6-1", new PressId(new UUID(9, 8))));
        assertThat(FleetComparison.of(PRESSED, ALL_RECEIPTS, rows).isWhole()).isTrue();
    }

    private static FleetPress press(GatewayId home, long seq) {
        return new FleetPress(home, 5, seq, new PressId(new UUID(home.hashCode(), seq)), Instant.EPOCH);
    }

    private static List<StoredPress> rows() {
        List<StoredPress> rows = new ArrayList<>();
        PRESSED.forEach(
                press -> rows.add(new StoredPress(press.home(), press.device().value(), press.press())));
        return rows;
    }
}
