package nl.nabij.sim.bench.crash;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.CloseAlarm;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.program.OperatorCalls;
import nl.nabij.sim.program.ProgramException;

/// An operator closes what a round left open, so that the next begins with an empty queue.
final class Closing {

    private static final int AT_ONCE = 8;
    private static final int MOST_TRIES = 20;
    private static final long TRY_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private Closing() {}

    static void all(Centre centre, Consumer<String> teller) throws InterruptedException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try (OperatorCalls operator = OperatorCalls.signIn(centre, "centralist")) {
                List<AlarmView> open = operator.openAlarms();
                if (open.isEmpty()) {
                    return;
                }
                closeAll(operator, open);
            } catch (ProgramException e) {
                // A centre that was just started may say 'not yet'.
                teller.accept("    closing: " + e.getMessage());
                LockSupport.parkNanos(TRY_AGAIN_NANOS);
            }
        }
        throw new BenchmarkException("the alarms of the round could not be closed");
    }

    private static void closeAll(OperatorCalls operator, List<AlarmView> open) throws InterruptedException {
        CloseAlarm close = new CloseAlarm(AlarmView.Outcome.TEST, "crash round");
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Boolean>> closed = open.stream()
                    .map(alarm -> threads.submit(() -> operator.takeAndClose(alarm.id(), close)))
                    .toList();
            for (Future<Boolean> each : closed) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProgramException broken) {
                // A connection that broke under one call: whoever closes looks again at what is open.
                throw broken;
            }
            throw new BenchmarkException("an alarm could not be closed: " + e.getCause(), e);
        }
    }
}
