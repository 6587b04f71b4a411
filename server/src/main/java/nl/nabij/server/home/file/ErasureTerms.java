package nl.nabij.server.home.file;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.face.HomeFile.PlannedErasure;

/// What is erased when, after care in a home ended. A pure core.
///
/// ```
///   end ──at once──► sensors ──30 days──► file ──the organisation's years──► all
///                                 └── until here it can be taken back
/// ```
public final class ErasureTerms {

    public static final String SENSORS = "sensors";
    public static final String FILE = "file";
    public static final String ALL = "all";

    /// As long as an end can be taken back: the box is collected by then, and a mistake is noticed.
    public static final Duration FILE_AFTER = Duration.ofDays(30);

    private ErasureTerms() {}

    /// @param ended when care ended
    /// @param years how long the organisation keeps what it has to keep
    /// @param fileErased when that was done, since a box that is still connected holds it back
    public static List<PlannedErasure> of(Instant ended, int years, Optional<Instant> fileErased) {
        return List.of(
                new PlannedErasure(SENSORS, ended, true),
                new PlannedErasure(FILE, fileErased.orElse(ended.plus(FILE_AFTER)), fileErased.isPresent()),
                new PlannedErasure(ALL, allAt(ended, years), false));
    }

    /// The next step that is due.
    public static Optional<String> due(Instant now, Instant ended, int years, Optional<Instant> fileErased) {
        if (!allAt(ended, years).isAfter(now)) {
            return Optional.of(ALL);
        }
        boolean fileIsDue = !ended.plus(FILE_AFTER).isAfter(now);
        return fileIsDue && fileErased.isEmpty() ? Optional.of(FILE) : Optional.empty();
    }

    /// A year has not always as many days.
    private static Instant allAt(Instant ended, int years) {
        return ended.atOffset(ZoneOffset.UTC).plus(Period.ofYears(years)).toInstant();
    }
}
