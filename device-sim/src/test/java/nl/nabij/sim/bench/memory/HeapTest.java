package nl.nabij.sim.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapTest {

    private static final String BEFORE = """
            4711:
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:          1000         100000  [B (java.base@25)
               2:           100           2400  java.lang.String (java.base@25)
            Total          1100         102400
            """;

    private static final String AFTER = """
            4711:
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:          1100         150000  [B (java.base@25)
               2:            50           5000  nl.nabij.server.link.GatewaySession
               3:           100           2400  java.lang.String (java.base@25)
            Total          1250         157400
            """;

    @Test
    void itTellsWhatGrewForEach() {
        Heap before = Heap.read(BEFORE);
        Heap after = Heap.read(AFTER);
        assertThat(before.total()).isEqualTo(102_400);
        assertThat(after.total()).isEqualTo(157_400);
        assertThat(after.growth(before, 10, 2)).isEqualTo("[B 5000, nl.nabij.server.link.GatewaySession 500");
    }
}
