package nl.nabij.server.web;

/// A page's connection, as what is sent on it sees it. Each call returns at once.
public interface SocketWire {

    /// Nothing where it is closed.
    ///
    /// @param written runs when the text has left for its reader
    void write(String text, Runnable written);

    /// The reader has a moment to read what was written; then the connection is cut.
    void close(short code, String why);

    boolean isClosed();
}
