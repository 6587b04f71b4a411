package nl.nabij.server.family;

import io.vertx.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.face.CallPlans;
import nl.nabij.contract.face.FamilyHome;
import nl.nabij.server.call.ConsentHours;

/// Rows as a relative is told of them.
final class FamilyTold {

    private FamilyTold() {}

    static FamilyHome home(
            Row row,
            FamilyDoor.Inside me,
            List<FamilyHome.ComesIn> comesIn,
            List<FamilyHome.Browser> browsers,
            List<FamilyHome.Passkey> passkeys,
            List<CallPlans.PlanDay> planned) {
        ConsentHours hours = new ConsentHours(
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.parse(row.getString(2)),
                LocalTime.parse(row.getString(3)),
                ZoneId.of(row.getString(7)));
        return new FamilyHome(
                me.relative(),
                row.getString(0),
                me.home(),
                row.getString(6),
                row.getBoolean(1),
                row.getString(2),
                row.getString(3),
                hours.contain(RelativeRows.instant(row, 8)),
                row.getBoolean(4),
                comesIn,
                Optional.ofNullable(row.getString(5)),
                browsers,
                me.browser(),
                passkeys,
                planned);
    }

    static FamilyHome.ComesIn comesIn(Row row) {
        return new FamilyHome.ComesIn(
                Arrays.stream(row.getArrayOfStrings(0)).map(DayOfWeek::valueOf).toList(),
                row.getString(1),
                row.getString(2),
                CallState.Picture.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getLocalDate(4)));
    }
}
