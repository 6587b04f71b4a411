package nl.nabij.contract.face;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.home.DeviceCommand;

/// A command and how far it is. `asked` and `confirmed` are different things and look different.
public record CommandView(
        CommandId id,
        GatewayId home,
        DeviceId device,
        DeviceCommand what,
        State state,
        Instant askedAt,
        String askedBy,
        Optional<AlarmId> alarm,
        Optional<Instant> endedAt,
        Optional<String> reason) {

    public enum State {
        @JsonProperty("asked")
        ASKED,
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("confirmed")
        CONFIRMED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("expired")
        EXPIRED
    }
}
