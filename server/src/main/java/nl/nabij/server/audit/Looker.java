package nl.nabij.server.audit;

import java.util.UUID;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Session;

/// Who looks, signed in as what, from where.
public record Looker(Person person, UUID session, String address) {

    public static Looker of(Session session, String address) {
        return new Looker(session.person(), session.id(), address);
    }
}
