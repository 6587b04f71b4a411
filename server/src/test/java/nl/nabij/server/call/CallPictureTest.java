package nl.nabij.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The picture above [Call] says what the decisions do, and nothing else.
class CallPictureTest {

    private static final Path SOURCE = Path.of("src/main/java/nl/nabij/server/call/Call.java");
    private static final Pattern FORWARD = Pattern.compile("(?=\\b(\\w+) ──(\\w+)──► (\\w+))");
    private static final Pattern LEADING = Pattern.compile("(\\w+) ► (\\w+): ([A-Za-z ]+)");
    private static final Pattern STAYING = Pattern.compile("(\\w+) ↺ ([A-Za-z ]+)");
    private static final Pattern WORD = Pattern.compile("\\w+");

    /// Ticks fall due at different times; these are between the limits, and after that of a hold.
    private static final List<Duration> TIMES = List.of(
            Duration.ofSeconds(12),
            Duration.ofSeconds(26),
            Duration.ofSeconds(50),
            Duration.ofMinutes(3),
            Duration.ofSeconds(700));

    @Test
    void thePictureShowsTheArrowsThatTheDecisionsMake() throws IOException {
        assertThat(drawn()).containsExactlyElementsOf(decided());
    }

    @Test
    void nothingLeadsFromEnded() {
        assertThat(decided()).noneMatch(arrow -> arrow.startsWith("Ended"));
    }

    @Test
    void whatWasAnsweredNeverRingsAgain() {
        assertThat(decided()).noneMatch(arrow -> arrow.matches("(Connecting|Connected|OnHold) \\w+ Ringing"));
    }

    private static Set<String> drawn() throws IOException {
        Set<String> arrows = new TreeSet<>();
        for (String line : Files.readAllLines(SOURCE)) {
            if (!line.startsWith("///")) {
                continue;
            }
            for (MatchResult arrow : FORWARD.matcher(line).results().toList()) {
                arrows.add(arrow.group(1) + " " + arrow.group(2) + " " + arrow.group(3));
            }
            Matcher leading = LEADING.matcher(line);
            if (leading.find()) {
                words(leading.group(3))
                        .forEach(word -> arrows.add(leading.group(1) + " " + word + " " + leading.group(2)));
            }
            Matcher staying = STAYING.matcher(line);
            if (staying.find()) {
                words(staying.group(2))
                        .forEach(word -> arrows.add(staying.group(1) + " " + word + " " + staying.group(1)));
            }
        }
        return arrows;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    static Set<String> decided() {
        Set<String> arrows = new TreeSet<>();
        for (Call state : CallExamples.states().values()) {
            for (CallCommand command : CallExamples.commands()) {
                for (Duration time : TIMES) {
                    Instant now = CallExamples.EVENING.plus(time);
                    if (CallLifeCycle.decide(state, command, now) instanceof CallDecision.Accepted(var events)
                            && !events.isEmpty()) {
                        arrows.add(
                                name(state) + " " + name(command) + " " + name(CallExamples.then(state, command, now)));
                    }
                }
            }
        }
        return arrows;
    }

    static String name(Object of) {
        return of.getClass().getSimpleName();
    }
}
