package nl.nabij.sim.bench.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// What goes wrong in one round, from its seed alone: each process is killed once, then once more by
/// chance, and two stand still for a while.
final class BlowPlan {

    /// Blows fall while alarms are under way: not before some are, and not after the last.
    private static final double FIRST = 0.1;

    private static final double LAST = 0.95;

    /// A supervisor starts at once, or a little later.
    private static final Duration LONGEST_AWAY = Duration.ofSeconds(3);

    /// Longer than what the other side waits for an answer (3 s for a receipt, 15 s for the database),
    /// shorter than the patience of a round.
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(18);

    private BlowPlan() {}

    /// @param span how long alarms are pressed
    /// @param homes how many real homes there are
    /// @return in the order of their moments
    static List<Blow> of(RandomGenerator random, Duration span, int homes) {
        List<Blow> blows = new ArrayList<>();
        for (Victim victim : Victim.values()) {
            blows.add(blow(random, span, homes, victim, Blow.How.KILL));
        }
        Victim[] all = Victim.values();
        blows.add(blow(random, span, homes, all[random.nextInt(all.length)], Blow.How.KILL));
        Victim[] pausable = {Victim.SERVER, Victim.POSTMASTER, Victim.GATEWAY};
        blows.add(blow(random, span, homes, pausable[random.nextInt(2)], Blow.How.PAUSE));
        blows.add(blow(random, span, homes, pausable[random.nextInt(pausable.length)], Blow.How.PAUSE));
        blows.sort(Comparator.comparing(Blow::at));
        return List.copyOf(blows);
    }

    private static Blow blow(RandomGenerator random, Duration span, int homes, Victim victim, Blow.How how) {
        Duration at = part(span, FIRST + (LAST - FIRST) * random.nextDouble());
        Duration longest = how == Blow.How.KILL ? LONGEST_AWAY : LONGEST_PAUSE;
        // Short ones are the more likely: most faults are over before anybody looks.
        double share = random.nextDouble();
        return new Blow(at, victim, random.nextInt(homes), how, part(longest, share * share));
    }

    private static Duration part(Duration of, double share) {
        return Duration.ofMillis(Math.round(of.toMillis() * share));
    }
}
