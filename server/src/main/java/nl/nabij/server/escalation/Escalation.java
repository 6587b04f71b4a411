package nl.nabij.server.escalation;

/// Decides who is asked next. Pure: the same ladder and rung give the same offer.
public final class Escalation {

    private Escalation() {}

    /// Asks a given step.
    ///
    /// @param rung where; a step beyond the ladder's end counts as its last, so that a ladder that
    ///     became shorter still asks somebody
    public static Offer at(Ladder ladder, Rung rung, OfferReason why) {
        int step = Math.min(rung.step(), ladder.steps().size() - 1);
        LadderStep asked = ladder.steps().get(step);
        return new Offer(new Rung(step, rung.round()), asked.name(), asked.who(), asked.patience(), why);
    }

    /// The rung after this one; past the last step it comes round, and the round rises.
    public static Rung after(Ladder ladder, Rung rung) {
        return rung.step() + 1 < ladder.steps().size()
                ? new Rung(rung.step() + 1, rung.round())
                : new Rung(0, rung.round() + 1);
    }

    /// Where an alarm begins again that somebody had and no longer has: at the first step, since
    /// those are nearest; the rounds it already went unanswered still count.
    public static Rung again(Rung rung) {
        return new Rung(0, rung.round());
    }
}
