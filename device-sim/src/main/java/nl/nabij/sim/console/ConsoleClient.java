package nl.nabij.sim.console;

import io.netty.channel.EventLoopGroup;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.ConsoleCall;
import nl.nabij.contract.face.ConsoleFrame;

/// One console's socket: says that its page lives, starts a shift, hands on each frame of changes.
public final class ConsoleClient implements AutoCloseable {

    private static final long SNAPSHOT_WITHIN_SECONDS = 30;

    /// So begins a frame that asks whether the page lives.
    private static final String PING = "{\"type\":\"ping\"";

    private static final String SNAPSHOT = "{\"type\":\"snapshot\"";

    /// Hears frames on the socket's event loop.
    @FunctionalInterface
    public interface Listener {
        /// @param atNanos `System.nanoTime` when it was whole, before anybody looked into it
        /// @param frame the JSON of a [ConsoleFrame.Changes]
        void heard(long atNanos, String frame);
    }

    private final TextSocket socket;

    private ConsoleClient(TextSocket socket) {
        this.socket = socket;
    }

    /// Returns when the snapshot is there and the shift is asked for.
    public static ConsoleClient open(EventLoopGroup loops, ConsoleApi api, Listener listener)
            throws InterruptedException {
        return openAll(loops, List.of(api), List.of(listener)).getFirst();
    }

    /// Many at once, in turn of one of the persons.
    public static List<ConsoleClient> openAll(EventLoopGroup loops, List<ConsoleApi> persons, List<Listener> listeners)
            throws InterruptedException {
        List<Page> pages = new ArrayList<>();
        List<ConsoleClient> clients = new ArrayList<>();
        boolean open = false;
        try {
            for (int i = 0; i < listeners.size(); i++) {
                ConsoleApi person = persons.get(i % persons.size());
                Page page = new Page(listeners.get(i));
                pages.add(page);
                clients.add(new ConsoleClient(TextSocket.open(
                        loops,
                        URI.create("ws://localhost:" + person.port() + "/api/v1/console"),
                        Map.of("Authorization", "Bearer " + person.token()),
                        page)));
            }
            for (Page page : pages) {
                page.ready.get(SNAPSHOT_WITHIN_SECONDS, TimeUnit.SECONDS);
            }
            open = true;
            return List.copyOf(clients);
        } catch (ExecutionException | TimeoutException e) {
            throw new ConsoleException("the console could not be opened: " + e, e);
        } finally {
            if (!open) {
                clients.forEach(ConsoleClient::close);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private static final class Page implements TextSocket.Listener {

        private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
        private final Listener listener;

        Page(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void heard(TextSocket socket, long atNanos, String frame) {
            if (frame.startsWith(PING)) {
                try {
                    if (ContractJson.read(frame, ConsoleFrame.class) instanceof ConsoleFrame.Ping(long number, var _)) {
                        say(socket, new ConsoleCall.Alive(number, true, true, true, true));
                    }
                } catch (ContractException e) {
                    ended(e.toString());
                }
            } else if (frame.startsWith(SNAPSHOT)) {
                say(socket, new ConsoleCall.StartShift());
                ready.complete(true);
            } else {
                listener.heard(atNanos, frame);
            }
        }

        private static void say(TextSocket socket, ConsoleCall call) {
            socket.send(ContractJson.toText(call));
        }

        @Override
        public void ended(String why) {
            ready.completeExceptionally(new ConsoleException("the console's socket ended: " + why, null));
        }
    }
}
