package nl.nabij.contract.home;

import java.util.Optional;

/// The one range check for what is counted in percent.
final class Percent {

    private Percent() {}

    static void require(String name, Optional<Integer> percent) {
        if (percent.isPresent() && (percent.get() < 0 || percent.get() > 100)) {
            throw new IllegalArgumentException(name + " is " + percent.get() + "; it has to be 0 to 100");
        }
    }
}
