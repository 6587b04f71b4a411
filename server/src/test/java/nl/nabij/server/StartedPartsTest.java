package nl.nabij.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class StartedPartsTest {

    private final List<String> stopped = new ArrayList<>();
    private final StartedParts parts = new StartedParts();

    @Test
    void theNewestIsStoppedFirstAndOneThatFailsDoesNotKeepTheOthers() {
        parts.add(() -> stopped.add("database"));
        parts.add(() -> {
            throw new IOException("the disk is gone");
        });
        parts.add(() -> stopped.add("pages"));
        parts.ready();

        parts.close();
        parts.close();

        assertThat(stopped).containsExactly("pages", "database");
    }

    @Test
    void whatIsStartedAfterTheStopIsStoppedAtOnceAndEndsTheStart() {
        parts.add(() -> stopped.add("database"));
        parts.close();

        assertThatThrownBy(() -> parts.add(() -> stopped.add("pages"))).isInstanceOf(CancellationException.class);

        assertThat(stopped).containsExactly("database", "pages");
    }
}
