package nl.nabij.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.nabij.contract.face.CloseAlarm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
