package nl.nabij.server.home.file;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import nl.nabij.contract.face.HomeFile.HomeStay;
import nl.nabij.contract.face.HomeFile.StayState;

/// Whether somebody lives in a home, as its row says it.
public final class HomeStays {

    private HomeStays() {}

    /// @param row with the columns `stay`, `stay_reason`, `stay_since`, `stay_back`, `stay_note`, `stay_by`
    public static HomeStay of(Row row) {
        return new HomeStay(
                state(row.getString("stay")),
                Optional.ofNullable(row.getString("stay_reason")),
                Optional.ofNullable(row.getOffsetDateTime("stay_since")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getLocalDate("stay_back")),
                Optional.ofNullable(row.getString("stay_note")),
                Optional.ofNullable(row.getString("stay_by")));
    }

    public static StayState state(String word) {
        return StayState.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
