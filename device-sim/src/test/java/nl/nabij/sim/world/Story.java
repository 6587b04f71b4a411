package nl.nabij.sim.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What happened in a world, as lines for people. Only kept when somebody wants to read it: the same
/// seed tells the same story again.
final class Story {

    private final Agenda agenda;
    private final boolean kept;
    private final List<String> lines = new ArrayList<>();

    Story(Agenda agenda, boolean kept) {
        this.agenda = agenda;
        this.kept = kept;
    }

    void tell(String who, Supplier<String> what) {
        if (kept) {
            Duration now = agenda.now();
            lines.add("%02d:%02d.%06d  %-12s %s"
                    .formatted(now.toMinutes(), now.toSecondsPart(), now.toNanosPart() / 1_000, who, what.get()));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
