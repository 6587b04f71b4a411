package nl.nabij.contract.face;

import java.time.DayOfWeek;
import java.util.List;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallState;

/// A resident who allowed whoever asks to come in without her pressing anything.
///
/// @param clientName who lives there, as staff address her
/// @param now whether it holds at this moment, by her own clock
/// @param from `22:00`, by her own clock
/// @param until earlier than `from` it reaches past midnight, and 00:00 to 00:00 is all day
public record CallAllowance(
        GatewayId home,
        String clientName,
        CallConsents.Use use,
        boolean now,
        List<DayOfWeek> days,
        String from,
        String until,
        CallState.Picture picture) {
    public CallAllowance {
        days = List.copyOf(days);
    }
}
