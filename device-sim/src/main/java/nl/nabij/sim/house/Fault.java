package nl.nabij.sim.house;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What can go wrong on purpose. A rate is a probability from 0 to 1.
enum Fault {
    LOST("lost", "a device's message never arrives"),
    LATE("late", "a message arrives 2 to 20 s later"),
    DOUBLED("doubled", "a message arrives twice within half a second"),
    OUT_OF_ORDER("out-of-order", "a message is overtaken by those of the next 1.5 s"),
    FLAT_BATTERY("flat-battery", "in one minute, one device's battery is measured as flat"),
    ROUTER_OFF("router-off", "in one minute, the router is unplugged, for 30 s");

    private final String word;
    private final String meaning;

    Fault(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    String word() {
        return word;
    }

    String meaning() {
        return meaning;
    }

    static Optional<Fault> named(String word) {
        return Arrays.stream(values()).filter(fault -> fault.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Fault::word).collect(Collectors.joining(", "));
    }
}
