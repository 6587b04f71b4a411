package nl.nabij.sim.bench.alarmway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.ConsoleCall;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.contract.face.SignIn;
import nl.nabij.sim.bench.BenchmarkException;
import org.jspecify.annotations.Nullable;

/// A console without a screen: signs in, starts a shift, and hears every alarm.
final class ConsoleEar implements WebSocket.Listener, AutoCloseable {

    private static final long SIGN_IN_LIMIT_SECONDS = 15;

    private final HttpClient http = HttpClient.newHttpClient();
    private final StringBuilder frame = new StringBuilder();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private volatile Consumer<AlarmView> heard = _ -> {};

    private ConsoleEar() {}

    /// From now on each alarm's view goes to the listener, on the socket's thread.
    void listen(Consumer<AlarmView> listener) {
        heard = listener;
    }

    static ConsoleEar open(int port, String password) throws InterruptedException {
        ConsoleEar ear = new ConsoleEar();
        try {
            HttpResponse<String> signedIn = ear.http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/session"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    ContractJson.toText(new SignIn.Request("centralist", password))))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (signedIn.statusCode() != 200) {
                throw new BenchmarkException("signing in gave " + signedIn.statusCode());
            }
            String token =
                    ContractJson.read(signedIn.body(), SignIn.Answer.class).token();
            ear.http
                    .newWebSocketBuilder()
                    .header("Authorization", "Bearer " + token)
                    .buildAsync(URI.create("ws://localhost:" + port + "/api/v1/console"), ear)
                    .join();
            ear.ready.get(SIGN_IN_LIMIT_SECONDS, TimeUnit.SECONDS);
            return ear;
        } catch (IOException | ContractException | java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new BenchmarkException("the console could not be opened: " + e, e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        frame.append(data);
        if (last) {
            String whole = frame.toString();
            frame.setLength(0);
            try {
                receive(socket, ContractJson.read(whole, ConsoleFrame.class));
            } catch (ContractException e) {
                ready.completeExceptionally(e);
            }
        }
        socket.request(1);
        return null;
    }

    private void receive(WebSocket socket, ConsoleFrame received) {
        switch (received) {
            case ConsoleFrame.Snapshot snapshot -> {
                snapshot.alarms().forEach(heard);
                send(socket, new ConsoleCall.StartShift());
                ready.complete(null);
            }
            case ConsoleFrame.Changes changes -> changes.alarms().forEach(heard);
            case ConsoleFrame.Ping ping -> send(socket, new ConsoleCall.Alive(ping.number(), true, true, true, true));
            case ConsoleFrame.SignedOut signedOut ->
                ready.completeExceptionally(new BenchmarkException("signed out: " + signedOut.reason()));
            case ConsoleFrame.UnknownFrame _ -> {
                // A newer server may say more than a benchmark has to know.
            }
        }
    }

    private static void send(WebSocket socket, ConsoleCall call) {
        var _ = socket.sendText(ContractJson.toText(call), true);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
