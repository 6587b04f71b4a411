package nl.nabij.contract.face;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The rules of what stands about a home and who lives there, wherever it comes from: typed, from a
/// table, by the API. Each refusal names the field and what would be right.
final class HomeFields {

    static final int LONGEST_NAME = 80;
    static final int LONGEST_LINE = 200;
    static final int MOST_NOTES = 20;
    static final int MOST_CONTACTS = 10;
    static final int MOST_RESIDENTS = 4;
    static final int MOST_ROOMS = 30;
    static final int MOST_WEEK_ENTRIES = 40;
    private static final int LONGEST_ROOM = 40;
    private static final int FIRST_YEAR = 1890;
    private static final int LAST_YEAR = 2200;
    private static final Pattern POSTCODE = Pattern.compile("[1-9][0-9]{3}[A-Z]{2}");
    private static final Pattern HOUSE_NUMBER = Pattern.compile("[1-9][0-9A-Za-z /-]{0,9}");
    private static final Pattern PHONE = Pattern.compile("[+]?[0-9][0-9 ()-]{2,24}");
    private static final Set<String> LANGUAGES = Set.of("nl", "en");
    private static final List<String> RELATIONS = List.of("daughter", "friend", "neighbour", "other", "partner", "son");

    private HomeFields() {}

    static String name(String what, String value) {
        return text(what, value, LONGEST_NAME);
    }

    static Optional<String> line(String what, Optional<String> value) {
        return value.map(String::strip).filter(line -> !line.isEmpty()).map(line -> text(what, line, LONGEST_LINE));
    }

    static String postcode(String value) {
        String plain = value.replace(" ", "").toUpperCase(Locale.ROOT);
        check(POSTCODE.matcher(plain).matches(), "postcode has to be four digits and two letters, such as 3732 AB");
        return plain;
    }

    static String houseNumber(String value) {
        String plain = value.strip();
        check(HOUSE_NUMBER.matcher(plain).matches(), "houseNumber has to begin with a digit, such as 12 or 12a");
        return plain;
    }

    static void checkBirthYear(int year) {
        check(
                year >= FIRST_YEAR && year <= LAST_YEAR,
                "birthYear is " + year + "; it has to be " + FIRST_YEAR + " to " + LAST_YEAR);
    }

    static void checkLanguage(String word) {
        check(LANGUAGES.contains(word), "language has to be nl or en");
    }

    static List<String> notes(List<String> notes) {
        checkMost("notes", notes.size(), MOST_NOTES);
        return notes.stream().map(note -> text("a note", note, LONGEST_LINE)).toList();
    }

    static List<HomeView.Contact> contacts(List<HomeView.Contact> contacts) {
        checkMost("contacts", contacts.size(), MOST_CONTACTS);
        return contacts.stream().map(HomeFields::contact).toList();
    }

    static List<String> rooms(List<String> rooms) {
        checkMost("rooms", rooms.size(), MOST_ROOMS);
        Set<String> before = new HashSet<>();
        return rooms.stream()
                .map(room -> text("a room", room, LONGEST_ROOM))
                .peek(room ->
                        check(before.add(room.toLowerCase(Locale.ROOT)), "the room '" + room + "' stands there twice"))
                .toList();
    }

    /// @return the same; a year with which people work, so that no other program chokes on it
    static LocalDate day(String what, LocalDate day) {
        check(
                day.getYear() >= 2000 && day.getYear() <= 2100,
                what + " is " + day + "; it has to be a day of the years 2000 to 2100");
        return day;
    }

    static void checkMost(String what, int many, int most) {
        check(many <= most, what + " are " + many + "; at most " + most + " are allowed");
    }

    static void checkOneOf(String what, String word, List<String> words) {
        check(words.contains(word), what + " is '" + word + "'; it has to be one of " + String.join(", ", words));
    }

    private static HomeView.Contact contact(HomeView.Contact contact) {
        String phone = contact.phone().strip();
        check(
                PHONE.matcher(phone).matches(),
                "phone of a contact has to be a telephone number, such as 030 555 01 23 or +31 30 555 01 23");
        check(RELATIONS.contains(contact.relation()), "relation has to be one of " + String.join(", ", RELATIONS));
        return new HomeView.Contact(
                name("name of a contact", contact.name()),
                contact.relation(),
                phone,
                line("note of a contact", contact.note()));
    }

    static String text(String what, String value, int longest) {
        String stripped = value.strip();
        check(!stripped.isEmpty(), what + " is empty");
        check(
                stripped.length() <= longest,
                what + " has " + stripped.length() + " characters; at most " + longest + " are allowed");
        check(stripped.chars().noneMatch(Character::isISOControl), what + " holds a control character");
        return stripped;
    }

    static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
