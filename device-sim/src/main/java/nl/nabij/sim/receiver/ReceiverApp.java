package nl.nabij.sim.receiver;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// `nabij sim receiver`: runs one until a signal.
public final class ReceiverApp {

    public static final String HELP = """

              receiver --secret-file FILE [OPTION …]
                                       takes what the centre tells when nobody is there, as a program in front of an
                                       SMS service does; the secret is what /admin shows once
                --port PORT            on loopback, 9090; 0 for any free port
                --fail COUNT           refuses so many of the first messages; 0
            """;

    private static final int WRONG_ARGUMENTS = 2;
    private static final int PORT_TAKEN = 3;

    private ReceiverApp() {}

    /// @return the exit code
    public static int run(List<String> arguments, PrintStream out, PrintStream errors) throws InterruptedException {
        List<String> mistakes = new ArrayList<>();
        String port = "9090";
        String fail = "0";
        String file = "";
        for (int i = 0; i < arguments.size(); i += 2) {
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            switch (arguments.get(i)) {
                case "--port" -> port = value;
                case "--fail" -> fail = value;
                case "--secret-file" -> file = value;
                default ->
                    mistakes.add("'" + arguments.get(i) + "' is not known; there are --secret-file FILE, --port PORT"
                            + " and --fail COUNT");
            }
        }
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            mistakes.add("--port is '" + port + "'; it has to be a whole number from 0 to 65535");
        }
        if (!fail.matches("[0-9]{1,6}")) {
            mistakes.add("--fail is '" + fail + "'; it has to be a whole number from 0 to 999999");
        }
        SignatureCheck check = check(file, mistakes);
        if (!mistakes.isEmpty() || check == null) {
            mistakes.forEach(mistake -> errors.println("nabij sim receiver: " + mistake));
            return WRONG_ARGUMENTS;
        }
        return run(Integer.parseInt(port), check, Integer.parseInt(fail), out, errors);
    }

    private static @org.jspecify.annotations.Nullable SignatureCheck check(String file, List<String> mistakes) {
        try {
            return new SignatureCheck(Files.readString(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            mistakes.add("--secret-file is '" + file + "'; it has to be a file that can be read");
        } catch (IllegalArgumentException e) {
            mistakes.add("--secret-file: " + e.getMessage());
        }
        return null;
    }

    private static int run(int port, SignatureCheck check, int failures, PrintStream out, PrintStream errors)
            throws InterruptedException {
        CountDownLatch quit = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(quit::countDown));
        try (Receiver receiver = Receiver.start(port, check, failures, Clock.systemUTC(), out)) {
            out.println("receiver: POST to http://localhost:" + receiver.port() + "/, and GET /received");
            quit.await();
            return 0;
        } catch (IOException e) {
            errors.println("nabij sim receiver: port " + port + " is in use or not allowed (" + e.getMessage()
                    + "); choose another with --port");
            return PORT_TAKEN;
        }
    }
}
