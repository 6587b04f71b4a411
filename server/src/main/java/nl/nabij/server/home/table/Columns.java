package nl.nabij.server.home.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which column of a table is which field. Names are those of the API, or Dutch ones; capitals, spaces,
/// dashes and
/// underscores do not count.
final class Columns {

    /// Each field with what it may be called.
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("clientName", List.of("clientname", "client", "naam", "name", "clientnaam")),
            Map.entry("birthYear", List.of("birthyear", "geboortejaar")),
            Map.entry("postcode", List.of("postcode", "postalcode", "zip")),
            Map.entry("houseNumber", List.of("housenumber", "huisnummer", "nummer")),
            Map.entry("street", List.of("street", "straat", "straatnaam")),
            Map.entry("town", List.of("town", "city", "plaats", "woonplaats")),
            Map.entry("language", List.of("language", "taal")),
            Map.entry("notes", List.of("notes", "bijzonderheden", "opmerkingen")),
            Map.entry("door", List.of("door", "deur", "toegang")));

    private static final List<String> NEEDED = List.of("clientName", "postcode", "houseNumber", "street", "town");

    private static final Pattern CONTACT =
            Pattern.compile("contact(10|[1-9])(name|naam|relation|relatie|phone|telefoon|note|opmerking)");

    private static final Map<String, String> CONTACT_PARTS =
            Map.of("naam", "name", "relatie", "relation", "telefoon", "phone", "opmerking", "note");

    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();

    Columns(List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            Optional<String> field = field(header.get(i));
            // Of two columns of one meaning the first counts.
            if (field.isEmpty() || places.putIfAbsent(field.get(), i) != null) {
                unknown.add(header.get(i));
            }
        }
    }

    private static Optional<String> field(String column) {
        String plain = column.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
        var contact = CONTACT.matcher(plain);
        if (contact.matches()) {
            String part = contact.group(2);
            return Optional.of("contact" + contact.group(1) + "." + CONTACT_PARTS.getOrDefault(part, part));
        }
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(plain))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    List<String> missing() {
        return NEEDED.stream().filter(field -> !places.containsKey(field)).toList();
    }

    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /// @return empty where the table has no such column, or the cell is empty
    Optional<String> cell(Csv.Line row, String field) {
        Integer place = places.get(field);
        return place == null || place >= row.cells().size()
                ? Optional.empty()
                : Optional.of(row.cells().get(place)).filter(text -> !text.isEmpty());
    }
}
