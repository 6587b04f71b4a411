package nl.nabij.server.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Signs in as the owner of the tables, whom no policy holds: a backup and its restore are of all organisations.
public final class TableOwner {

    /// Where all tables are.
    public static final String SCHEMA = Migrations.SCHEMA;

    private TableOwner() {}

    /// @param administrator of a database on which [Migrations#run] was done with the same password
    public static Connection signIn(DatabaseAddress administrator) throws SQLException {
        DatabaseAddress owner = Role.OWNER.signIn(administrator);
        return DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
    }
}
