package nl.nabij.contract.face;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The body of `POST /api/v1/homes`: a client and the home in which she lives.
///
/// @param clientName as staff address her, `mevrouw Willemse`; 1 to 80 characters
/// @param birthYear 1890 to 2200
/// @param postcode Dutch, four digits and two letters, with or without a space between
/// @param houseNumber with its addition, `12a`; 1 to 10 characters, the first a digit
/// @param language of her screen: `nl` (when absent) or `en`
/// @param notes what matters, each at most 200 characters, at most 20 of them
/// @param door how the door is opened; at most 200 characters
/// @param contacts in the order in which they are called, at most 10
public record NewHome(
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

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_NOTES = 20;
    private static final int MOST_CONTACTS = 10;
    private static final int FIRST_YEAR = 1890;
    private static final int LAST_YEAR = 2200;
    private static final Pattern POSTCODE = Pattern.compile("[1-9][0-9]{3}[A-Z]{2}");
    private static final Pattern HOUSE_NUMBER = Pattern.compile("[1-9][0-9A-Za-z /-]{0,9}");
    private static final Pattern PHONE = Pattern.compile("[+]?[0-9][0-9 ()-]{2,24}");
    private static final Set<String> LANGUAGES = Set.of("nl", "en");
    private static final Set<String> RELATIONS = Set.of("neighbour", "son", "daughter", "partner", "friend", "other");

    public NewHome {
        clientName = text("clientName", clientName, LONGEST_NAME);
        street = text("street", street, LONGEST_NAME);
        town = text("town", town, LONGEST_NAME);
        postcode = postcode.replace(" ", "").toUpperCase(Locale.ROOT);
        check(POSTCODE.matcher(postcode).matches(), "postcode has to be four digits and two letters, such as 3732 AB");
        houseNumber = houseNumber.strip();
        check(HOUSE_NUMBER.matcher(houseNumber).matches(), "houseNumber has to begin with a digit, such as 12 or 12a");
        birthYear.ifPresent(year -> check(
                year >= FIRST_YEAR && year <= LAST_YEAR,
                "birthYear is " + year + "; it has to be " + FIRST_YEAR + " to " + LAST_YEAR));
        language.ifPresent(word -> check(LANGUAGES.contains(word), "language has to be nl or en"));
        check(notes.size() <= MOST_NOTES, "notes are " + notes.size() + "; at most " + MOST_NOTES + " are allowed");
        notes = notes.stream().map(note -> text("a note", note, LONGEST_TEXT)).toList();
        door = door.map(String::strip).filter(way -> !way.isEmpty()).map(way -> text("door", way, LONGEST_TEXT));
        check(
                contacts.size() <= MOST_CONTACTS,
                "contacts are " + contacts.size() + "; at most " + MOST_CONTACTS + " are allowed");
        contacts = contacts.stream().map(NewHome::checked).toList();
    }

    private static HomeView.Contact checked(HomeView.Contact contact) {
        String phone = contact.phone().strip();
        check(
                PHONE.matcher(phone).matches(),
                "phone of a contact has to be a telephone number, such as 030 555 01 23 or +31 30 555 01 23");
        check(RELATIONS.contains(contact.relation()), "relation has to be one of " + String.join(", ", sorted()));
        return new HomeView.Contact(
                text("name of a contact", contact.name(), LONGEST_NAME),
                contact.relation(),
                phone,
                contact.note()
                        .map(String::strip)
                        .filter(note -> !note.isEmpty())
                        .map(note -> text("note of a contact", note, LONGEST_TEXT)));
    }

    private static List<String> sorted() {
        return RELATIONS.stream().sorted().toList();
    }

    private static String text(String what, String value, int longest) {
        String stripped = value.strip();
        check(!stripped.isEmpty(), what + " is empty");
        check(
                stripped.length() <= longest,
                what + " has " + stripped.length() + " characters; at most " + longest + " are allowed");
        check(stripped.chars().noneMatch(Character::isISOControl), what + " holds a control character");
        return stripped;
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
