package nl.nabij.gateway.screen;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.link.Down;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.clock.BoxClock.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the screen has to know after a restart without the centre: how to greet her, and how far
/// help is. A small file, replaced whole.
public final class ScreenMemory {

    private static final Logger LOG = LoggerFactory.getLogger(ScreenMemory.class);

    private final Path file;
    private final BoxClock clock;

    /// @param file in a folder that exists
    public ScreenMemory(Path file, BoxClock clock) {
        this.file = file;
        this.clock = clock;
    }

    record Kept(Optional<Down.Config> config, Optional<Told> notice, Optional<HelpStory.Calling> calling) {}

    /// @param age how long ago it arrived, for what it says to last so long; empty when nobody can know
    record Told(Down.Notice notice, Optional<Duration> age) {}

    /// The file.
    ///
    /// @param noticeAgeMillis when it was written; absent in what older builds wrote
    /// @param written the box's clocks when it was written; absent as above
    private record Written(
            Optional<Down.Config> config,
            Optional<Down.Notice> notice,
            Optional<HelpStory.Calling> calling,
            Optional<Long> noticeAgeMillis,
            Optional<Reading> written) {

        static Written of(Kept kept, Reading now) {
            return new Written(
                    kept.config(),
                    kept.notice().map(Told::notice),
                    kept.calling(),
                    kept.notice().flatMap(Told::age).map(Duration::toMillis),
                    Optional.of(now));
        }

        Kept kept(Reading now) {
            Optional<Duration> age =
                    written.flatMap(now::since).flatMap(elapsed -> noticeAgeMillis.map(elapsed::plusMillis));
            return new Kept(config, notice.map(told -> new Told(told, age)), calling);
        }
    }

    /// Nothing, when there is no file or it cannot be read: the centre tells all of it again.
    Kept load() {
        try {
            return ContractJson.read(Files.readAllBytes(file), Written.class).kept(clock.read());
        } catch (java.nio.file.NoSuchFileException e) {
            return new Kept(Optional.empty(), Optional.empty(), Optional.empty());
        } catch (IOException | ContractException e) {
            LOG.warn("the screen's memory cannot be read and begins anew", e);
            return new Kept(Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /// A failure costs only what the centre tells again.
    void keep(Kept kept) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, ContractJson.toBytes(Written.of(kept, clock.read())));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.error("the screen's memory cannot be written", e);
        }
    }
}
