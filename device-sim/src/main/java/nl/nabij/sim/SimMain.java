package nl.nabij.sim;

import java.util.Arrays;
import java.util.List;
import nl.nabij.sim.bench.Benchmarks;
import nl.nabij.sim.bench.alarmway.AlarmWay;
import nl.nabij.sim.bench.call.CallKills;
import nl.nabij.sim.bench.call.CallNetwork;
import nl.nabij.sim.bench.call.CallSetup;
import nl.nabij.sim.bench.console.ConsoleFanOut;
import nl.nabij.sim.bench.crash.CrashRounds;
import nl.nabij.sim.bench.memory.Memory;
import nl.nabij.sim.bench.reconnect.Reconnect;
import nl.nabij.sim.bench.simulate.Simulate;
import nl.nabij.sim.bench.storm.Storm;
import nl.nabij.sim.fleet.FleetApp;
import nl.nabij.sim.fleet.FleetHelp;
import nl.nabij.sim.house.HouseApp;
import nl.nabij.sim.house.HouseHelp;
import nl.nabij.sim.house.PressCall;
import nl.nabij.sim.receiver.ReceiverApp;

/// The command line of the simulator.
public final class SimMain {

    private static final int WRONG_ARGUMENTS = 2;

    /// In the order in which they run.
    private static final Benchmarks BENCHMARKS = new Benchmarks(List.of(
            new AlarmWay(),
            new ConsoleFanOut(),
            new Storm(),
            new Reconnect(),
            new CrashRounds(),
            new Memory(),
            new CallSetup(),
            new CallNetwork(),
            new CallKills(),
            new Simulate()));

    private SimMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        // One line an entry, unless somebody configured something else.
        String format = "java.util.logging.SimpleFormatter.format";
        System.setProperty(format, System.getProperty(format, "%1$tT %4$s %5$s%6$s%n"));
        int code = run(Arrays.asList(arguments));
        System.out.flush();
        System.exit(code);
    }

    private static int run(List<String> arguments) throws InterruptedException {
        if (!arguments.isEmpty() && arguments.getFirst().equals("bench")) {
            return BENCHMARKS.run(arguments.subList(1, arguments.size()), System.out, System.err);
        }
        if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")) {
            System.out.print(HouseHelp.text() + FleetHelp.text() + ReceiverApp.HELP);
            return 0;
        }
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "house" -> HouseApp.run(rest, System.out, System.err);
            case "fleet" -> FleetApp.run(rest, System.out, System.err);
            case "receiver" -> ReceiverApp.run(rest, System.out, System.err);
            case "press" -> PressCall.run(rest, System.out, System.err);
            default -> {
                System.err.println("nabij sim: '" + arguments.getFirst()
                        + "' is not known; there are house, press, fleet, receiver and bench (see --help)");
                yield WRONG_ARGUMENTS;
            }
        };
    }
}
