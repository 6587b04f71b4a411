package nl.nabij.sim.bench.crash;

import java.util.LinkedHashMap;
import java.util.Map;

/// The rounds' sums.
final class Totals {

    private int rounds;
    private long alarms;
    private long kills;
    private long inFlightAtKill;
    private long redelivered;
    private long lost;
    private long doubled;
    private long disordered;
    private long lostUnacknowledged;
    private String failedRounds = "";

    /// What one round came to.
    ///
    /// @param alarms that were promised
    /// @param redelivered messages that went out once more, from devices and from boxes
    /// @param lostUnacknowledged presses over QoS 0 that are not at the centre
    record Round(int number, int alarms, Blows.Done blows, long redelivered, Account account, int lostUnacknowledged) {

        boolean isRight() {
            return account.lost().isEmpty()
                    && account.doubled().isEmpty()
                    && account.disordered().isEmpty();
        }
    }

    void add(Round round) {
        rounds++;
        alarms += round.alarms();
        kills += round.blows().kills();
        inFlightAtKill += round.blows().inFlightAtKill();
        redelivered += round.redelivered();
        lost += round.account().lost().size();
        doubled += round.account().doubled().size();
        disordered += round.account().disordered().size();
        lostUnacknowledged += round.lostUnacknowledged();
        if (!round.isRight()) {
            failedRounds += (failedRounds.isEmpty() ? "" : ",") + round.number();
        }
    }

    Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("rounds", Integer.toString(rounds));
        figures.put("alarms", Long.toString(alarms));
        figures.put("kills", Long.toString(kills));
        figures.put("inflight_at_kill", Long.toString(inFlightAtKill));
        figures.put("redelivered", Long.toString(redelivered));
        figures.put("lost", Long.toString(lost));
        figures.put("doubled", Long.toString(doubled));
        figures.put("disordered", Long.toString(disordered));
        figures.put("lost_qos0", Long.toString(lostUnacknowledged));
        if (!failedRounds.isEmpty()) {
            figures.put("failed_rounds", failedRounds);
        }
        return figures;
    }
}
