package nl.nabij.sim.house;

/// The text of `nabij sim --help`.
public final class HouseHelp {

    private HouseHelp() {}

    public static String text() {
        StringBuilder faults = new StringBuilder();
        for (Fault fault : Fault.values()) {
            faults.append("        %-14s %s%n".formatted(fault.word(), fault.meaning()));
        }
        return """
            nabij sim: simulated homes

              house [OPTION …]         one home with an SOS pendant, curtain, smoke alarm, front door, motion sensor,
                                       lamp and plug joins a home broker as Zigbee2MQTT does
                --broker URI           tcp://127.0.0.1:1883
                --http-port PORT       its API on loopback, 8090; 0 for any free port
                --qos 0|1              of the devices' states; Zigbee2MQTT's own default is 0
                --seed NUMBER          addresses and faults come from it; 1
                --fault NAME=RATE      something goes wrong, with a probability from 0 to 1; may be repeated:
            %s    --ledger FILE          a synced book of all presses, to compare the centre with
                --pendants COUNT       how many SOS buttons; 1
                --curtain-seconds N    from closed to open; 12
                --prompt, --no-prompt  read wishes from standard input (by itself on a terminal)

              press [--device NAME] [--http-port PORT]
                                       one press in a home that runs

            At the prompt of a home:
            %s""".formatted(faults, HousePrompt.HELP);
    }
}
