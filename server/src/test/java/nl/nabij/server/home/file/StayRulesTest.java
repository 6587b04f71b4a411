package nl.nabij.server.home.file;

import static org.assertj.core.api.Assertions.assertThat;

import nl.nabij.contract.face.HomeFile.StayState;
import nl.nabij.server.home.file.StayRules.Wish;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be done with a home's file when: each state with each wish.
class StayRulesTest {

    @ParameterizedTest
    @CsvSource({
        // state, open alarm, connected, file erased, then why not of each wish ('-': it may)
        "LIVING, false, true,  false, -, -, -, -,         NotThen, NotThen, -, -",
        "LIVING, true,  true,  false, -, -, -, AlarmOpen, NotThen, NotThen, -, -",
        "AWAY,   false, true,  false, -, -, -, -,         NotThen, NotThen, -, -",
        "AWAY,   true,  false, false, -, -, -, AlarmOpen, NotThen, NotThen, -, -",
        "ENDED,  false, false, false, Ended, Ended, Ended, Ended, -, -, Ended, -",
        "ENDED,  false, true,  false, Ended, Ended, Ended, Ended, -, BoxConnected, Ended, -",
        "ENDED,  true,  true,  false, Ended, Ended, Ended, Ended, -, AlarmOpen, Ended, -",
        "ENDED,  false, false, true,  Ended, Ended, Ended, Ended, NotThen, -, Ended, -",
    })
    void eachWishInEachState(
            StayState state,
            boolean openAlarm,
            boolean connected,
            boolean fileErased,
            String change,
            String goAway,
            String comeBack,
            String end,
            String reopen,
            String erase,
            String agree,
            String disagree) {
        StayRules.Now now = new StayRules.Now(state, openAlarm, connected, fileErased);
        assertThat(why(now, Wish.CHANGE)).isEqualTo(change);
        assertThat(why(now, Wish.GO_AWAY)).isEqualTo(goAway);
        assertThat(why(now, Wish.COME_BACK)).isEqualTo(comeBack);
        assertThat(why(now, Wish.END)).isEqualTo(end);
        assertThat(why(now, Wish.REOPEN)).isEqualTo(reopen);
        assertThat(why(now, Wish.ERASE)).isEqualTo(erase);
        assertThat(why(now, Wish.AGREE)).isEqualTo(agree);
        assertThat(why(now, Wish.DISAGREE)).isEqualTo(disagree);
    }

    private static String why(StayRules.Now now, Wish wish) {
        return StayRules.refusal(now, wish)
                .map(answer -> answer.getClass().getSimpleName())
                .orElse("-");
    }
}
