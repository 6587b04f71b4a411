package nl.nabij.gateway.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// The TLS sockets of another factory, each prepared before it is used, in whatever way it is asked for.
public final class PreparedSockets extends SSLSocketFactory {

    private final SSLSocketFactory sockets;
    private final Preparation preparation;

    /// What is set on a socket that shook no hands yet.
    public interface Preparation {
        void prepare(SSLSocket socket) throws IOException;
    }

    public PreparedSockets(SSLSocketFactory sockets, Preparation preparation) {
        this.sockets = sockets;
        this.preparation = preparation;
    }

    private Socket prepared(Socket socket) throws IOException {
        preparation.prepare((SSLSocket) socket);
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return prepared(sockets.createSocket());
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean autoClose) throws IOException {
        return prepared(sockets.createSocket(below, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return prepared(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return prepared(sockets.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return prepared(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return prepared(sockets.createSocket(host, port, localHost, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }
}
