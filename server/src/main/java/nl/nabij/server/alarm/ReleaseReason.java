package nl.nabij.server.alarm;

import com.fasterxml.jackson.annotation.JsonProperty;
import nl.nabij.server.escalation.OfferReason;

/// Why an operator no longer has an alarm.
public enum ReleaseReason {
    @JsonProperty("asked")
    ASKED,
    @JsonProperty("screen-silent")
    SCREEN_SILENT,
    @JsonProperty("shift-ended")
    SHIFT_ENDED;

    OfferReason asOffer() {
        return switch (this) {
            case ASKED -> OfferReason.RELEASED;
            case SCREEN_SILENT -> OfferReason.SCREEN_SILENT;
            case SHIFT_ENDED -> OfferReason.SHIFT_ENDED;
        };
    }
}
