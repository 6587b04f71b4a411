package nl.nabij.sim.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;

/// The home's prompt: one wish a line.
final class HousePrompt {

    static final String HELP = """
              press [NAME]             the SOS button is pressed (pendant, pendant-2, ...)
              smoke on|off             the smoke alarm smells smoke, or no more
              door open|close          the front door
              move                     somebody walks past the motion sensor
              battery NAME PERCENT     a battery is measured, such as: battery pendant 5
              unplug NAME              lamp or plug loses its power; plug-in NAME gives it back
              pair button|pendant      a new device is put into pairing mode
              router on|off            the plug that passes on what curtain and motion sensor say
              status                   all devices and what is known of them
              help, quit
            """;

    private final HouseLoop house;
    private final PrintStream out;

    HousePrompt(HouseLoop house, PrintStream out) {
        this.house = house;
        this.out = out;
    }

    /// Reads until `quit`.
    ///
    /// @return false when the input ended without it: the home goes on then
    boolean read(BufferedReader in) throws IOException {
        while (true) {
            out.print("home> ");
            out.flush();
            String line = in.readLine();
            if (line == null) {
                return false;
            }
            switch (line.strip()) {
                case "" -> {}
                case "quit", "exit" -> {
                    return true;
                }
                case "help" -> out.print(HELP);
                case "status" -> status();
                default -> wish(line);
            }
        }
    }

    private void wish(String line) {
        switch (Wish.read(line)) {
            case Wish.Read.NotUnderstood(String why) -> out.println("  " + why);
            case Wish.Read.Understood(Wish wish) -> {
                HouseLoop.Answer answer = house.wish(wish);
                String said = answer.press().isPresent()
                        ? "pressed (number " + answer.press().getAsLong() + ")"
                        : "done";
                out.println("  " + answer.refused().orElse(said));
            }
        }
    }

    private void status() {
        JsonNode state = house.state();
        JsonNode broker = state.path("broker");
        out.println("  broker " + broker.path("url").asText() + " "
                + (broker.path("connected").asBoolean() ? "connected" : "away, trying again each second") + ", "
                + broker.path("waiting").asInt() + " messages waiting");
        for (JsonNode device : state.path("devices")) {
            out.printf(
                    "  %-10s %-20s %-8s %s%n",
                    device.path("name").asText(),
                    device.path("friendlyName").asText(),
                    device.path("available").asBoolean() ? "online" : "offline",
                    device.path("state"));
        }
    }
}
