package nl.nabij.sim.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;
import nl.nabij.sim.program.CentreDatabase;

/// The presses that lie in the centre's database, read past the server and past row-level security.
public final class CentreRows {

    private final CentreDatabase database;

    public CentreRows(CentreDatabase database) {
        this.database = database;
    }

    /// All presses of the buttons of one ledger, in the order in which the centre took them.
    ///
    /// @param epoch of the ledger
    /// @throws FleetException when the database does not answer
    public List<StoredPress> presses(long epoch) {
        String query = """
                select e.home_id, a.device_id, e.press_id from nabij.alarm_event e
                join nabij.alarm a on a.id = e.alarm_id
                where e.type in ('raised', 'repeated') and starts_with(a.device_id, ?) order by e.at
                """;
        try (Connection connection = database.open();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, FleetPress.prefix(epoch));
            List<StoredPress> presses = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    presses.add(new StoredPress(
                            new GatewayId(rows.getString(1)),
                            rows.getString(2),
                            new PressId(rows.getObject(3, UUID.class))));
                }
            }
            return presses;
        } catch (SQLException e) {
            throw new FleetException("the centre's database cannot be read: " + e.getMessage(), e);
        }
    }

    /// Whether no press with a receipt still waits for its effect in the server's inbox; false too while the database
    /// does not answer.
    public boolean inboxIsEmpty() {
        return database.number("select count(*) from nabij.up_message where stream = 'alarm'")
                .filter(waiting -> waiting == 0)
                .isPresent();
    }
}
