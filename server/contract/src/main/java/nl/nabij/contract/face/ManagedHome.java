package nl.nabij.contract.face;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;

/// A home as administrators see it: where it is, whether its box works, what somebody has to look after.
///
/// @param client who lives there; absent while nobody is registered
/// @param address street and number
/// @param hasBox whether a box was ever enrolled whose certificate still counts
/// @param connected whether its link is up now
/// @param stay whether somebody lives there now
/// @param faults what lasts, the oldest first
public record ManagedHome(
        GatewayId id,
        Optional<String> client,
        Optional<String> address,
        Optional<String> postcode,
        Optional<String> town,
        Instant addedAt,
        boolean hasBox,
        boolean connected,
        Optional<Instant> lastHeardAt,
        HomeFile.StayState stay,
        List<FaultView> faults) {

    public ManagedHome {
        faults = List.copyOf(faults);
    }
}
