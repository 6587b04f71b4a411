package nl.nabij.sim.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What can be seen of a source file without compiling it.
class SourceFilesTest {

    /// Beyond this a file is hardly ever one thing.
    private static final int LONGEST_FILE_LINES = 400;

    private static final Pattern DRAWER_NAMES =
            Pattern.compile("(?i).*(util|utils|common|helper|helpers|manager|impl)");

    private static final Pattern BARE_CLOCK = Pattern.compile("[a-z_]+\\)? *[<>]=? *nabij_now\\(\\)");

    @Test
    void filesAreOneThing() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : House.sources()) {
            long lines;
            try (var read = Files.lines(file)) {
                lines = read.count();
            }
            if (lines > LONGEST_FILE_LINES) {
                tooLong.add(file.getFileName() + " has " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noDrawers() {
        List<String> drawers = House.sources().stream()
                .filter(SourceFilesTest::isDrawer)
                .map(file -> file.getFileName().toString())
                .toList();
        assertThat(drawers).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path folder : House.sources().stream()
                .filter(SourceFilesTest::isMain)
                .map(file -> file.resolveSibling(".").normalize())
                .distinct()
                .toList()) {
            Path info = folder.resolve("package-info.java");
            if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
                silent.add(folder.toString());
            }
        }
        assertThat(silent)
                .as("packages without a package-info.java that is @NullMarked")
                .isEmpty();
    }

    @Test
    void nobodyWaitsByTheClockInTests() throws IOException {
        List<String> sleepers = new ArrayList<>();
        for (Path file : House.sources()) {
            // This file has to name what it looks for.
            if (!file.getFileName().toString().startsWith("SourceFilesTest")
                    && !file.getFileName().toString().startsWith("BannedCallsTest")
                    && Files.readString(file).contains("Thread.sleep(")) {
                sleepers.add(file.getFileName().toString());
            }
        }
        assertThat(sleepers).isEmpty();
    }

    /// The database's clock is a function that may answer differently each time: a column that is compared with it
    /// bare asks it for each row, and never by an index. In a select of its own it is asked once.
    @Test
    void noColumnIsComparedWithTheDatabasesClockRowByRow() throws IOException {
        List<String> rowByRow = new ArrayList<>();
        for (Path file : House.sources()) {
            if (isMain(file)) {
                BARE_CLOCK
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(found -> rowByRow.add(file.getFileName() + ": " + found.group()));
            }
        }
        assertThat(rowByRow).as("write '<= (select nabij_now())'").isEmpty();
    }

    private static boolean isDrawer(Path file) {
        Path folder = file.resolveSibling(".").normalize().getFileName();
        String name = file.getFileName().toString().replace(".java", "");
        return DRAWER_NAMES.matcher(name).matches()
                || DRAWER_NAMES.matcher(folder.toString()).matches();
    }

    private static boolean isMain(Path file) {
        return file.toString().contains("/src/main/");
    }
}
