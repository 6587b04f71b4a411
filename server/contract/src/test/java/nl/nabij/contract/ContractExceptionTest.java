package nl.nabij.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.face.CloseAlarm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What was wrong and what would be right, and never what somebody wrote.
class ContractExceptionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"outcome\":\"willemse\",\"note\":\"\"} | the field outcome has to be one of assisted, no-help-needed",
                "{\"note\":\"willemse\"} | the field outcome is missing, null or not of its kind",
                "{\"outcome\":\"assisted\",\"note\":[\"willemse\"]} | the field note is missing, null or not of its kind",
                "{\"outcome\":\"assisted\",\"note\":willemse | it is not valid JSON",
                "[\"willemse\"] | it is missing, null or not of its kind",
            })
    void itNamesTheFieldAndQuotesNothing(String json, String words) {
        assertThatThrownBy(() -> ContractJson.read(json, CloseAlarm.class))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("willemse");
    }

    /// It goes into a log: a word, and nothing that ends a line or tells of somebody.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mevrouw Willemse",
                "bad-signature\\ncall=forged",
                "a-word-that-is-longer-than-thirty-two-letters"
            })
    void whyAStatementDidNotHoldIsAWord(String why) {
        String json =
                "{\"type\":\"unproved\",\"call\":\"3c9d1e70-0000-4000-8000-00000000ca11\",\"with\":\"home\",\"why\":\"%s\"}"
                        .formatted(why);
        assertThatThrownBy(() -> ContractJson.read(json, CallSaid.class)).isInstanceOf(ContractException.class);
    }
}
