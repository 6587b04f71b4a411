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
public record HomeView(
        GatewayId id,
        OrganisationId organisation,
        String organisationName,
        boolean connected,
        Optional<Instant> lastHeardAt,
        Optional<ClientCard> client,
        List<Device> devices,
        List<FaultView> faults) {

    public HomeView {
        devices = List.copyOf(devices);
        faults = List.copyOf(faults);
    }

    /// What a person needs to know who answers her alarm.
    ///
    /// @param notes what matters: `woont alleen`, `hoort slecht links`
    public record ClientCard(
            String name,
            Optional<Integer> birthYear,
            String address,
            String town,
            List<String> notes,
            List<Contact> contacts,
            Optional<String> door) {
        public ClientCard {
            notes = List.copyOf(notes);
            contacts = List.copyOf(contacts);
        }
    }

    /// @param relation `neighbour`, `son`, `daughter`, `partner`, `friend`, `other`
    public record Contact(String name, String relation, String phone, Optional<String> note) {}
}
