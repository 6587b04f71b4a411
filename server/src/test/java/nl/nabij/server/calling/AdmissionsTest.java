package nl.nabij.server.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whether pages are still let in is asked each minute, of few at a time.
final class AdmissionsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T21:04:00Z");

    private final Map<String, Instant> checked = new HashMap<>();

    @Test
    void afterAMinuteAndNotBefore() {
        checked.put("anna", NOW.minusSeconds(60));
        checked.put("bas", NOW.minusSeconds(59));
        assertThat(Admissions.due(checked, NOW)).isEqualTo(new Admissions.Due<>(List.of("anna"), false));
    }

    @Test
    void aCheckThatLiesAheadIsMadeAgain() {
        checked.put("anna", NOW.plusSeconds(3_600));
        assertThat(Admissions.due(checked, NOW).some()).containsExactly("anna");
    }

    @Test
    void ofManyThoseWhoWaitLongestAndTheRestNext() {
        for (int i = 0; i < 120; i++) {
            checked.put("page-" + i, NOW.minusSeconds(60 + i));
        }
        Admissions.Due<String> first = Admissions.due(checked, NOW);
        assertThat(first.some()).hasSize(50).startsWith("page-119", "page-118").endsWith("page-70");
        assertThat(first.more()).isTrue();
        first.some().forEach(page -> checked.put(page, NOW));
        assertThat(Admissions.due(checked, NOW).some()).hasSize(50).startsWith("page-69");
    }

    @Test
    void whoCouldNotBeLookedUpComesAgainSoonAndLetsOthersGoFirst() {
        checked.put("anna", Admissions.failed(NOW));
        assertThat(Admissions.due(checked, NOW).some()).isEmpty();
        assertThat(Admissions.due(checked, NOW.plusSeconds(5)).some()).containsExactly("anna");
    }
}
