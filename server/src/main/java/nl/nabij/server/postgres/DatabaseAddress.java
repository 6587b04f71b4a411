package nl.nabij.server.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Where a database is and who signs in to it.
///
/// @param database its name on that server
public record DatabaseAddress(String host, int port, String database, String user, String password) {

    private static final int POSTGRESQL_PORT = 5432;

    /// A host that swallows packets is told after this, and not after the system's two minutes.
    private static final int CONNECT_SECONDS = 10;

    public DatabaseAddress {
        if (host.isBlank() || database.isBlank() || user.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a database needs a host, a port from 1 to 65535, a name and a user");
        }
    }

    /// Reads `postgresql://user:password@host:port/database`; the port may be left out.
    ///
    /// @throws IllegalArgumentException says what is missing, and never repeats the password
    public static DatabaseAddress parse(String url) {
        return parse(url, "");
    }

    /// Reads `postgresql://user@host:port/database`, whose password stands elsewhere.
    ///
    /// @param password empty where the address holds it
    /// @throws IllegalArgumentException says what is missing, and never repeats a password
    public static DatabaseAddress parse(String url, String password) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            // The cause holds the whole text, password included, so it is left out on purpose.
            throw new IllegalArgumentException(
                    "is not an address; it has to look like postgresql://user:password@host:5432/database");
        }
        String[] signIn = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        boolean passwordApart = !password.isEmpty();
        if (passwordApart && signIn.length == 2) {
            throw new IllegalArgumentException(
                    "holds a password, and a file with one is named too; one of them has to be left out");
        }
        String path = uri.getPath();
        if (!"postgresql".equals(uri.getScheme())
                || uri.getHost() == null
                || signIn.length != (passwordApart ? 1 : 2)
                || path == null
                || path.length() < 2) {
            throw new IllegalArgumentException("has to look like postgresql://user" + (passwordApart ? "" : ":password")
                    + "@host:5432/database, with all parts");
        }
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort() < 0 ? POSTGRESQL_PORT : uri.getPort(),
                path.substring(1),
                decoded(signIn[0]),
                passwordApart ? password : decoded(signIn[1]));
    }

    DatabaseAddress as(String otherUser, String otherPassword) {
        return new DatabaseAddress(host, port, database, otherUser, otherPassword);
    }

    DatabaseAddress in(String otherDatabase) {
        return new DatabaseAddress(host, port, otherDatabase, user, password);
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + "?connectTimeout=" + CONNECT_SECONDS;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }
}
