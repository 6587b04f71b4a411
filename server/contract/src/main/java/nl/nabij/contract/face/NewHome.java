package nl.nabij.contract.face;

import java.util.List;
import java.util.Optional;

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

    public NewHome {
        clientName = HomeFields.name("clientName", clientName);
        street = HomeFields.name("street", street);
        town = HomeFields.name("town", town);
        postcode = HomeFields.postcode(postcode);
        houseNumber = HomeFields.houseNumber(houseNumber);
        birthYear.ifPresent(HomeFields::checkBirthYear);
        language.ifPresent(HomeFields::checkLanguage);
        notes = HomeFields.notes(notes);
        door = HomeFields.line("door", door);
        contacts = HomeFields.contacts(contacts);
    }
}
