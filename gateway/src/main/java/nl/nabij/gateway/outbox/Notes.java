package nl.nabij.gateway.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The table of notes. Its owner calls it under one lock and inside its transactions.
final class Notes {

    private final Connection connection;

    Notes(Connection connection) {
        this.connection = connection;
    }

    /// Written longest ago first.
    List<Note> all() throws SQLException {
        List<Note> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select about, text from note order by number")) {
            while (row.next()) {
                all.add(new Note(row.getString(1), row.getString(2)));
            }
        }
        return all;
    }

    /// @param most how many are kept; beyond it the one that was written longest ago is forgotten
    /// @return how many were put
    int put(List<Note> some, int most) throws SQLException {
        for (Note note : some) {
            put(note, most);
        }
        return some.size();
    }

    private void put(Note note, int most) throws SQLException {
        // 'or replace' gives it the highest number: the order is that of the last writing.
        try (PreparedStatement put = connection.prepareStatement("insert or replace into note (number, about, text)"
                        + " values ((select coalesce(max(number), 0) + 1 from note), ?, ?)");
                PreparedStatement trim = connection.prepareStatement(
                        "delete from note where number in (select number from note order by number limit"
                                + " max(0, (select count(*) from note) - ?))")) {
            put.setString(1, note.about());
            put.setString(2, note.text());
            put.executeUpdate();
            trim.setInt(1, most);
            trim.executeUpdate();
        }
    }
}
