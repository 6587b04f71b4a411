package nl.nabij.server.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The picture above [Alarm] says what the decisions do, and nothing else.
class AlarmPictureTest {

    private static final Path SOURCE = Path.of("src/main/java/nl/nabij/server/alarm/Alarm.java");
    private static final Pattern FORWARD = Pattern.compile("(?=\\b(\\w+) ──(\\w+)──► (\\w+))");
    private static final Pattern BACKWARD = Pattern.compile("(\\w+) ◄──(\\w+)── (\\w+)");
    private static final Pattern STAYING = Pattern.compile("(\\w+) ↺ ([A-Za-z ]+)");

    private static final Pattern WORD = Pattern.compile("\\w+");

    /// Later than any deadline of the examples.
    private static final Instant LATE = AlarmExamples.EVENING.plusSeconds(3_600);

    @Test
    void thePictureShowsTheArrowsThatTheDecisionsMake() throws IOException {
        assertThat(drawn()).containsExactlyElementsOf(decided());
    }

    @Test
    void onlyTheOwnersClosingLeadsToClosed() {
        assertThat(decided())
                .filteredOn(arrow -> arrow.endsWith("Closed"))
                .containsExactly("Claimed CloseAlarm Closed");
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
            for (MatchResult arrow : BACKWARD.matcher(line).results().toList()) {
                arrows.add(arrow.group(3) + " " + arrow.group(2) + " " + arrow.group(1));
            }
            Matcher staying = STAYING.matcher(line);
            if (staying.find()) {
                for (MatchResult command :
                        WORD.matcher(staying.group(2)).results().toList()) {
                    arrows.add(staying.group(1) + " " + command.group() + " " + staying.group(1));
                }
            }
        }
        return arrows;
    }

    static Set<String> decided() {
        Set<String> arrows = new TreeSet<>();
        for (Alarm state : AlarmExamples.states()) {
            for (Operator by : List.of(AlarmExamples.FATIMA, AlarmExamples.JORIS)) {
                for (AlarmCommand command : AlarmExamples.commandsBy(by)) {
                    if (AlarmLifeCycle.decide(state, command, LATE) instanceof Decision.Accepted(var events)
                            && !events.isEmpty()) {
                        Alarm next = AlarmExamples.then(state, command, LATE);
                        arrows.add(name(state) + " " + name(command) + " " + name(next));
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
