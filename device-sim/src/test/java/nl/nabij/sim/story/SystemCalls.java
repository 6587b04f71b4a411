package nl.nabij.sim.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a process asked of the kernel, as strace wrote it down, in the order of completion.
final class SystemCalls {

    private static final Path STRACE = Path.of("/usr/bin/strace");
    private static final Pattern UNFINISHED = Pattern.compile("^([0-9]+) +[0-9.]+ (.*) <unfinished \\.\\.\\.>$");
    private static final Pattern RESUMED = Pattern.compile("^([0-9]+) +[0-9.]+ <\\.\\.\\. \\w+ resumed>(.*)$");
    private static final Pattern WHOLE = Pattern.compile("^([0-9]+) +[0-9.]+ (.*)$");

    /// Far more than a commit and its receipt take, and less than the beats of the link lie apart.
    private static final Duration QUIET = Duration.ofMillis(700);

    private final Path file;

    SystemCalls(Path file) {
        this.file = file;
    }

    /// The words to put before a program. Descriptors are written with what they are; strings short.
    List<String> tracer() {
        if (!Files.isExecutable(STRACE)) {
            throw new AssertionError("This story needs the program strace; install it: apt-get install -y strace");
        }
        return List.of(
                STRACE.toString(),
                "-f",
                "--seccomp-bpf",
                "-ttt",
                "-yy",
                "-s",
                "24",
                "-e",
                "trace=fsync,fdatasync,read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg",
                "-e",
                "signal=none",
                "-o",
                file.toString());
    }

    /// @param started the text of the call
    /// @param began the number of the line on which it began
    /// @param ended the number of the line on which it ended
    record Call(String started, int began, int ended) {}

    /// All calls of the file that match, in the order of their ends.
    List<Call> calls(int fromLine, Predicate<String> wanted) {
        List<String> lines = lines();
        Map<String, Integer> open = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        List<Call> calls = new ArrayList<>();
        for (int i = fromLine; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher unfinished = UNFINISHED.matcher(line);
            Matcher resumed = RESUMED.matcher(line);
            Matcher whole = WHOLE.matcher(line);
            if (unfinished.matches()) {
                open.put(unfinished.group(1), i);
                words.put(unfinished.group(1), unfinished.group(2));
            } else if (resumed.matches()) {
                Integer began = open.remove(resumed.group(1));
                String start = words.remove(resumed.group(1));
                if (began != null && start != null && wanted.test(start + resumed.group(2))) {
                    calls.add(new Call(start + resumed.group(2), began, i));
                }
            } else if (whole.matches() && wanted.test(whole.group(2))) {
                calls.add(new Call(whole.group(2), i, i));
            }
        }
        return calls;
    }

    int size() {
        return lines().size();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What was said before has been said and answered: a receipt of it would be taken for the next one's.
    void awaitQuiet(int port) {
        AtomicInteger seen = new AtomicInteger(-1);
        AtomicLong since = new AtomicLong();
        // Only whether more comes: to read all that a program asked since its start keeps a core busy.
        int from = size();
        Eventually.until("nothing is said on port " + port + " for " + QUIET.toMillis() + " ms", () -> {
            int now = calls(from, call -> isReadFrom(call, port) || isWriteTo(call, port))
                    .size();
            if (seen.getAndSet(now) != now) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > QUIET.toNanos();
        });
    }

    static boolean isSync(String call, String ofFile) {
        return (call.startsWith("fsync(") || call.startsWith("fdatasync("))
                && call.contains(ofFile)
                && call.endsWith("= 0");
    }

    static boolean isWriteTo(String call, int port) {
        return call.matches("(write|writev|sendto|sendmsg)\\(.*") && isOnPort(call, port);
    }

    static boolean isReadFrom(String call, int port) {
        return call.matches("(read|readv|recvfrom|recvmsg)\\(.*") && isOnPort(call, port) && !call.contains("= -1");
    }

    private static boolean isOnPort(String call, int port) {
        return Pattern.compile("<TCP(v6)?:\\[[^>]*?:" + port + "->")
                .matcher(call)
                .find();
    }
}
