package nl.nabij.sim.story;

import java.time.Duration;
import java.util.Locale;

/// What came of one [KillCell].
///
/// @param hers what her screen said two seconds after the kill
/// @param theirs what the page of the staff said then
/// @param back from the kill until it was back; zero where it stays dead
/// @param after from the kill to the outcome; to when it was given up looking, where there is none
/// @param gap the longest time in which one of two who spoke heard nothing; zero where nobody spoke yet
record KillRow(
        KillCell cell,
        String hers,
        String theirs,
        Outcome outcome,
        Duration back,
        Duration after,
        Duration gap,
        String hersThen,
        String theirsThen,
        Left left) {

    enum Outcome {
        /// They speak again.
        HEALED,
        /// Nothing of the call is left on a page that lives, nor at the centre.
        ENDED,
        /// Neither within the limit.
        STUCK
    }

    /// What was still there when all had to be over.
    ///
    /// @param rings on a page, to be seen or heard
    /// @param open a device of a page
    /// @param stored calls that the centre holds for live
    record Left(boolean rings, boolean open, long stored) {}

    boolean isHeld() {
        // The centre's limits begin with it, and how soon it starts is another measure.
        Duration from = cell.victim() == KillCell.Victim.SERVER ? back : Duration.ZERO;
        boolean inTime = after.minus(from).compareTo(cell.limit().plus(KillCell.LOOKS)) <= 0;
        boolean wanted = cell.returns() ? outcome != Outcome.STUCK : outcome == Outcome.ENDED;
        return wanted && inTime && !left.rings() && !left.open() && left.stored() == 0;
    }

    @Override
    public String toString() {
        return "%s outcome=%s back=%s seconds=%s limit=%d silence=%s ok=%s%s hers='%s' theirs='%s' hers-then='%s' theirs-then='%s'"
                .formatted(
                        cell,
                        outcome.name().toLowerCase(Locale.ROOT),
                        seconds(back),
                        seconds(after),
                        cell.limit().toSeconds(),
                        seconds(gap),
                        isHeld(),
                        isHeld() ? "" : " left=" + left,
                        hers,
                        theirs,
                        hersThen,
                        theirsThen);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1_000.0);
    }
}
