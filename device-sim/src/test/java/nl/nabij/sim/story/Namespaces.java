package nl.nabij.sim.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Network namespaces of one run: machines of this machine, with cables between them. All that is made
/// lies inside them and goes with them; in the machine's own network nothing is touched.
final class Namespaces implements AutoCloseable {

    private static final String FAMILY = "nabij-";
    private static final Path MADE = Path.of("/run/netns");
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long COMMAND_SECONDS = 20;

    private final String prefix;
    private final List<String> all = new ArrayList<>();
    private final Thread atTheEnd = Thread.ofPlatform().unstarted(this::remove);

    private Namespaces(String prefix) {
        this.prefix = prefix;
    }

    static Namespaces ofThisRun() {
        removeOrphans();
        Namespaces made = new Namespaces(FAMILY + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + "-");
        Runtime.getRuntime().addShutdownHook(made.atTheEnd);
        return made;
    }

    /// Why none can be made here, in words; empty where they can.
    static Optional<String> missing() {
        try (Namespaces trial = ofThisRun()) {
            trial.make("trial");
            trial.run("trial", "iptables", "-t", "nat", "-A", "POSTROUTING", "-j", "MASQUERADE", "--random-fully");
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of("Network namespaces with iptables cannot be made here (it takes root with CAP_NET_ADMIN"
                    + " and CAP_SYS_ADMIN, and the packages iproute2 and iptables): " + e.getMessage());
        }
    }

    /// @return its name for `ip netns exec`
    String make(String name) {
        String full = prefix + name;
        command(List.of("ip", "netns", "add", full));
        all.add(full);
        run(name, "ip", "link", "set", "lo", "up");
        return full;
    }

    String full(String name) {
        return prefix + name;
    }

    /// A cable between two of them; its ends have the given names and addresses, such as
    /// `192.168.1.1/24`.
    void cable(String one, String itsEnd, String itsAddress, String other, String otherEnd, String otherAddress) {
        run(one, "ip", "link", "add", itsEnd, "type", "veth", "peer", "name", otherEnd, "netns", full(other));
        run(one, "ip", "address", "add", itsAddress, "dev", itsEnd);
        run(other, "ip", "address", "add", otherAddress, "dev", otherEnd);
        run(one, "ip", "link", "set", itsEnd, "up");
        run(other, "ip", "link", "set", otherEnd, "up");
    }

    /// Runs a command in one of them.
    ///
    /// @throws AssertionError with what it said, when it failed
    void run(String name, String... words) {
        command(inside(name, words));
    }

    /// The words of a command that runs in one of them.
    List<String> inside(String name, String... words) {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", full(name)));
        command.addAll(List.of(words));
        return command;
    }

    static void command(List<String> words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError("'" + String.join(" ", words) + "' failed: " + said.strip());
            }
        } catch (IOException e) {
            throw new AssertionError("'" + words.getFirst() + "' cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// A run that was killed could not take its own away.
    private static void removeOrphans() {
        if (!Files.isDirectory(MADE)) {
            return;
        }
        try (Stream<Path> files = Files.list(MADE)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(FAMILY + "[0-9]+-[0-9]+-.+"))
                    .filter(name -> ProcessHandle.of(Long.parseLong(name.split("-", -1)[1]))
                            .isEmpty())
                    .forEach(name -> command(List.of("ip", "netns", "delete", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void remove() {
        List<String> left = List.copyOf(all);
        all.clear();
        left.forEach(name -> command(List.of("ip", "netns", "delete", name)));
    }

    @Override
    public void close() {
        remove();
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
    }
}
