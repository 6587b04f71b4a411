package nl.nabij.server.home.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.face.NewHome;

/// One row as a home, or all that is wrong with it. The rules are those of [NewHome] and nobody else's:
/// each field is
/// tried in a home that is otherwise right, so that a row with three mistakes tells all three.
final class HomeRow {

    private static final int MOST_CONTACTS = 10;

    private static final Map<String, String> RELATIONS = Map.of(
            "buur", "neighbour",
            "buurman", "neighbour",
            "buurvrouw", "neighbour",
            "zoon", "son",
            "dochter", "daughter",
            "vriend", "friend",
            "vriendin", "friend",
            "anders", "other");

    private static final Map<String, String> LANGUAGES =
            Map.of("nederlands", "nl", "dutch", "nl", "engels", "en", "english", "en");

    private final List<String> wrong = new ArrayList<>();
    private Optional<NewHome> home = Optional.empty();

    HomeRow(Columns columns, Csv.Line row) {
        Parts parts = new Parts(
                columns.cell(row, "clientName").orElse(""),
                birthYear(columns.cell(row, "birthYear")),
                columns.cell(row, "postcode").orElse(""),
                columns.cell(row, "houseNumber").orElse(""),
                columns.cell(row, "street").orElse(""),
                columns.cell(row, "town").orElse(""),
                columns.cell(row, "language")
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .map(word -> LANGUAGES.getOrDefault(word, word)),
                columns.cell(row, "notes").map(HomeRow::lines).orElse(List.of()),
                columns.cell(row, "door"),
                contacts(columns, row));
        for (Parts alone : parts.oneByOne()) {
            attempt(alone);
        }
        if (wrong.isEmpty()) {
            home = attempt(parts);
        }
    }

    Optional<NewHome> home() {
        return home;
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    private Optional<NewHome> attempt(Parts parts) {
        try {
            return Optional.of(parts.home());
        } catch (IllegalArgumentException e) {
            wrong.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Integer> birthYear(Optional<String> text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.valueOf(text.get()));
        } catch (NumberFormatException e) {
            wrong.add("birthYear is '" + text.get() + "'; it has to be a year such as 1938");
            return Optional.empty();
        }
    }

    private static List<String> lines(String cell) {
        return Arrays.stream(cell.split("[|\\n]"))
                .map(String::strip)
                .filter(note -> !note.isEmpty())
                .toList();
    }

    private static List<HomeView.Contact> contacts(Columns columns, Csv.Line row) {
        List<HomeView.Contact> contacts = new ArrayList<>();
        for (int i = 1; i <= MOST_CONTACTS; i++) {
            String at = "contact" + i + ".";
            Optional<String> name = columns.cell(row, at + "name");
            Optional<String> phone = columns.cell(row, at + "phone");
            if (name.isPresent() || phone.isPresent()) {
                String relation = columns.cell(row, at + "relation")
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .orElse("other");
                contacts.add(new HomeView.Contact(
                        name.orElse(""),
                        RELATIONS.getOrDefault(relation, relation),
                        phone.orElse(""),
                        columns.cell(row, at + "note")));
            }
        }
        return contacts;
    }

    private record Parts(
            String clientName,
            Optional<Integer> birthYear,
            String postcode,
            String houseNumber,
            String street,
            String town,
            Optional<String> language,
            List<String> notes,
            Optional<String> door,
            List<HomeView.Contact> contacts) {

        private static final Parts RIGHT = new Parts(
                "x",
                Optional.empty(),
                "1234AB",
                "1",
                "x",
                "x",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());

        List<Parts> oneByOne() {
            Parts r = RIGHT;
            return List.of(
                    r.with(clientName, r.postcode, r.houseNumber, r.street, r.town),
                    r.with(r.clientName, postcode, r.houseNumber, r.street, r.town),
                    r.with(r.clientName, r.postcode, houseNumber, r.street, r.town),
                    r.with(r.clientName, r.postcode, r.houseNumber, street, r.town),
                    r.with(r.clientName, r.postcode, r.houseNumber, r.street, town),
                    r.with(birthYear, r.language, r.notes, r.door, r.contacts),
                    r.with(r.birthYear, language, r.notes, r.door, r.contacts),
                    r.with(r.birthYear, r.language, notes, r.door, r.contacts),
                    r.with(r.birthYear, r.language, r.notes, door, r.contacts),
                    r.with(r.birthYear, r.language, r.notes, r.door, contacts));
        }

        private Parts with(String client, String code, String number, String road, String place) {
            return new Parts(client, birthYear, code, number, road, place, language, notes, door, contacts);
        }

        private Parts with(
                Optional<Integer> year,
                Optional<String> tongue,
                List<String> remarks,
                Optional<String> way,
                List<HomeView.Contact> people) {
            return new Parts(clientName, year, postcode, houseNumber, street, town, tongue, remarks, way, people);
        }

        NewHome home() {
            return new NewHome(
                    clientName, birthYear, postcode, houseNumber, street, town, language, notes, door, contacts);
        }
    }
}
