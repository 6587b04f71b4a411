package nl.nabij.server.call;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import nl.nabij.contract.AlarmId;

/// Why something of the home may be sent in this call. Without one, nothing is.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Consent.Pressed.class, name = "pressed"),
    @JsonSubTypes.Type(value = Consent.ByAlarm.class, name = "alarm"),
    @JsonSubTypes.Type(value = Consent.ByRecord.class, name = "recorded"),
})
public sealed interface Consent {

    Picture picture();

    Consent with(Picture next);

    /// Whether it is meant for this party too.
    boolean covers(PartyId party);

    /// She pressed yes, or began it herself. Her screen names everybody who is there, and one press ends it:
    /// who is added later is covered too.
    record Pressed(Picture picture) implements Consent {
        @Override
        public Pressed with(Picture next) {
            return new Pressed(next);
        }

        @Override
        public boolean covers(PartyId party) {
            return true;
        }
    }

    /// Who answers her alarm may add a doctor, or hand it to a colleague: she may be unable to press.
    record ByAlarm(AlarmId alarm, Picture picture) implements Consent {
        @Override
        public ByAlarm with(Picture next) {
            return new ByAlarm(alarm, next);
        }

        @Override
        public boolean covers(PartyId party) {
            return true;
        }
    }

    /// She recorded it for one caller; nobody else hears or sees her by it.
    record ByRecord(PartyId caller, Picture picture) implements Consent {
        @Override
        public ByRecord with(Picture next) {
            return new ByRecord(caller, next);
        }

        @Override
        public boolean covers(PartyId party) {
            return caller.equals(party);
        }
    }
}
