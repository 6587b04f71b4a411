package nl.nabij.server.console.postgres;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.face.HomeFile.StayState;
import nl.nabij.contract.face.HomeView.ClientCard;
import nl.nabij.contract.face.HomeView.Contact;
import nl.nabij.contract.face.ResidentState.Visit;
import nl.nabij.server.home.file.HomeStays;
import nl.nabij.server.home.file.HomeWeeks;
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
        Map<String, Visit> visits = HomeWeeks.nextVisits(transaction, homes);
        Map<String, ClientCard> cards = new HashMap<>();
        transaction.list(
                """
                select c.id, c.home_id, c.name, c.birth_year, c.address, c.town, c.notes, c.door, c.key_place,
                    consents(c.home_id, 'contacts') as may_know,
                    h.stay, h.stay_reason, h.stay_since, h.stay_back, h.stay_note, h.stay_by
                from client c join home h on h.id = c.home_id where c.home_id = any($1)
                order by c.position, c.birth_year, c.id
                """,
                row -> cards.merge(
                        row.getString("home_id"),
                        card(
                                row,
                                contacts.getOrDefault(row.getUUID("id"), List.of()),
                                Optional.ofNullable(visits.get(row.getString("home_id")))),
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

    private static ClientCard card(Row row, List<Contact> contacts, Optional<Visit> nextVisit) {
        return new ClientCard(
                row.getString("name"),
                Optional.ofNullable(row.getInteger("birth_year")),
                row.getString("address"),
                row.getString("town"),
                List.of(row.getArrayOfStrings("notes")),
                contacts,
                Optional.ofNullable(row.getString("door")),
                Optional.ofNullable(row.getString("key_place")),
                Optional.ofNullable(row.getBoolean("may_know")),
                Optional.of(HomeStays.of(row)).filter(stay -> stay.state() != StayState.LIVING),
                nextVisit);
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
                one.door().or(other::door),
                one.key().or(other::key),
                one.contactsMayKnow(),
                one.stay(),
                one.nextVisit());
    }
}
