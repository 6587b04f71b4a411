package nl.nabij.server.console.postgres;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.face.HomeView.ClientCard;
import nl.nabij.contract.face.HomeView.Contact;
import nl.nabij.server.postgres.Transaction;

/// Who lives in a home. Whoever reads a card writes a look before showing it.
final class ClientCards {

    private ClientCards() {}

    /// One card for each home; where two people live, both names stand on it.
    static Map<String, ClientCard> read(Transaction transaction, String[] homes) {
        if (homes.length == 0) {
            return Map.of();
        }
        Map<UUID, List<Contact>> contacts = new HashMap<>();
        transaction.list(
                "select client_id, name, relation, phone, note from contact where home_id = any($1) order by position, id",
                row -> contacts.computeIfAbsent(row.getUUID("client_id"), _ -> new ArrayList<>())
                        .add(contact(row)),
                (Object) homes);
        Map<String, ClientCard> cards = new HashMap<>();
        transaction.list(
                "select id, home_id, name, birth_year, address, town, notes, door from client where home_id = any($1)"
                        + " order by birth_year, id",
                row -> cards.merge(
                        row.getString("home_id"),
                        card(row, contacts.getOrDefault(row.getUUID("id"), List.of())),
                        ClientCards::together),
                (Object) homes);
        return cards;
    }

    private static Contact contact(Row row) {
        return new Contact(
                row.getString("name"),
                row.getString("relation"),
                row.getString("phone"),
                Optional.ofNullable(row.getString("note")));
    }

    private static ClientCard card(Row row, List<Contact> contacts) {
        return new ClientCard(
                row.getString("name"),
                Optional.ofNullable(row.getInteger("birth_year")),
                row.getString("address"),
                row.getString("town"),
                List.of(row.getArrayOfStrings("notes")),
                contacts,
                Optional.ofNullable(row.getString("door")));
    }

    private static ClientCard together(ClientCard one, ClientCard other) {
        List<String> notes = new ArrayList<>(one.notes());
        notes.addAll(other.notes());
        List<Contact> contacts = new ArrayList<>(one.contacts());
        contacts.addAll(other.contacts());
        return new ClientCard(
                one.name() + ", " + other.name(),
                one.birthYear(),
                one.address(),
                one.town(),
                notes.stream().distinct().toList(),
                contacts.stream().distinct().toList(),
                one.door().or(other::door));
    }
}
