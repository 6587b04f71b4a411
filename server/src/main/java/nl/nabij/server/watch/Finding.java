package nl.nabij.server.watch;

import java.util.List;

/// What one look at the centre found.
///
/// @param problems in English, for people; none when it is well
record Finding(List<String> problems) {

    static final Finding WELL = new Finding(List.of());

    Finding {
        problems = List.copyOf(problems);
    }

    static Finding of(String problem) {
        return new Finding(List.of(problem));
    }

    boolean isWell() {
        return problems.isEmpty();
    }
}
