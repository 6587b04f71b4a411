package nl.nabij.server.escalation;

/// Where on its ladder an alarm is.
///
/// @param step 0 for the first
/// @param round how often the ladder ran through without an answer, 0 at first
public record Rung(int step, int round) {

    public static final Rung FIRST = new Rung(0, 0);

    public Rung {
        if (step < 0 || round < 0) {
            throw new IllegalArgumentException("step and round start at 0");
        }
    }
}
