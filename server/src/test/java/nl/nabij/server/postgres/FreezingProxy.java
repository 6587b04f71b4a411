package nl.nabij.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Stands in front of PostgreSQL and can fall silent as a host without power does: nothing comes any
/// more, nothing is closed.
public final class FreezingProxy implements AutoCloseable {

    private final DatabaseAddress target;
    private final ServerSocket listener;
    private final Queue<Link> links = new ConcurrentLinkedQueue<>();
    private boolean frozen;

    public FreezingProxy(DatabaseAddress target) {
        this.target = target;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /// The target, through this.
    public DatabaseAddress address() {
        return new DatabaseAddress(
                listener.getInetAddress().getHostAddress(),
                listener.getLocalPort(),
                target.database(),
                target.user(),
                target.password());
    }

    /// From now on nothing passes, on connections made from now on either.
    public synchronized void freeze() {
        frozen = true;
        links.forEach(link -> {
            link.questions = false;
            link.answers = false;
        });
    }

    /// PostgreSQL still gets and does what it is told, but its answers are lost.
    public synchronized void loseAnswers() {
        frozen = true;
        links.forEach(link -> link.answers = false);
    }

    /// New connections pass; those that were frozen never do again.
    public synchronized void letIn() {
        frozen = false;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Link link : links) {
            link.client.close();
            link.server.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Link link = new Link(client, new Socket(target.host(), target.port()));
                add(link);
                Thread.startVirtualThread(() -> pump(link, true));
                Thread.startVirtualThread(() -> pump(link, false));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private synchronized void add(Link link) {
        link.questions = !frozen;
        link.answers = !frozen;
        links.add(link);
    }

    private void pump(Link link, boolean question) {
        Socket from = question ? link.client : link.server;
        Socket to = question ? link.server : link.client;
        byte[] bytes = new byte[8192];
        try {
            while (true) {
                int count = from.getInputStream().read(bytes);
                if (!(question ? link.questions : link.answers)) {
                    return;
                }
                if (count < 0) {
                    to.shutdownOutput();
                    return;
                }
                to.getOutputStream().write(bytes, 0, count);
            }
        } catch (IOException gone) {
            // One of both hung up; the other end finds that out by itself.
        }
    }

    private static final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean questions;
        private volatile boolean answers;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }
    }
}
