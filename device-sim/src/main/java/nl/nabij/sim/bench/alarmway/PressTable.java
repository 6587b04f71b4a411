package nl.nabij.sim.bench.alarmway;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Where those beside the way put their rows: in the centre's own PostgreSQL, in a schema of its own, a table each.
final class PressTable {

    private PressTable() {}

    static void make(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("create table if not exists bench." + table
                    + " (id bigint generated always as identity primary key, number integer not null,"
                    + " at timestamptz not null default clock_timestamp(), body text not null)");
        }
    }
}
