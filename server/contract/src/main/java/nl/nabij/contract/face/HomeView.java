package nl.nabij.contract.face;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.home.Device;

/// A home with its devices. The night centre gets `client` only while there is an alarm or with a
/// reason.
///
/// @param connected whether the gateway's link is up now
/// @param client who lives there, when the asker may know
/// @param rooms as its organisation wrote them down, in their order; devices may stand in others too
public record HomeView(
        GatewayId id,
        OrganisationId organisation,
        String organisationName,
        boolean connected,
        Optional<Instant> lastHeardAt,
        Optional<ClientCard> client,
        List<Device> devices,
        List<FaultView> faults,
        Optional<List<String>> rooms) {

    public HomeView {
        rooms = rooms.map(List::copyOf);
        devices = List.copyOf(devices);
        faults = List.copyOf(faults);
    }

    /// What a person needs to know who answers her alarm.
    ///
    /// @param notes what matters: `woont alleen`, `hoort slecht links`
    /// @param key where the key is, or the code of its safe
    /// @param contactsMayKnow what she said of telling her contacts what is the matter; absent when not asked
    /// @param nextVisit the visit that goes on, or the next one by her usual week, when the card was read
    /// @param stay absent while she lives there; else why somebody may not find her
    public record ClientCard(
            String name,
            Optional<Integer> birthYear,
            String address,
            String town,
            List<String> notes,
            List<Contact> contacts,
            Optional<String> door,
            Optional<String> key,
            Optional<Boolean> contactsMayKnow,
            Optional<HomeFile.HomeStay> stay,
            Optional<ResidentState.Visit> nextVisit) {
        public ClientCard {
            notes = List.copyOf(notes);
            contacts = List.copyOf(contacts);
        }
    }

    /// @param relation `neighbour`, `son`, `daughter`, `partner`, `friend`, `other`
    public record Contact(String name, String relation, String phone, Optional<String> note) {}
}
