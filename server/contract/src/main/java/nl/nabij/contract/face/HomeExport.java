package nl.nabij.contract.face;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Everything that is stored about a home and who lives there, to hand to her.
///
/// @param madeAt when it was read, all at one moment
/// @param organisation whose it is
/// @param parts `residents`, `contacts`, `rooms`, `consents`, `devices`, `installation`, `tests`,
///     `reports`, `alarms`,
///     `alarmEvents`, `commands`, `faults`, `looks`, … ; each a list of entries
/// @param readme what each part is, in Dutch
public record HomeExport(
        Instant madeAt, String organisation, Map<String, String> readme, Map<String, List<JsonNode>> parts) {

    public HomeExport {
        readme = Map.copyOf(readme);
        parts = Map.copyOf(parts);
    }
}
