package nl.nabij.sim.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The program of `nabij bench callkills`: `kill -9` in each state of a call, one line each.
public final class KillBenchmark {

    private KillBenchmark() {}

    /// @param arguments which cells: the first, and how many
    public static void main(String[] arguments) throws IOException {
        List<KillCell> all = KillCell.all();
        int first = Math.clamp(Integer.parseInt(arguments[0]), 1, all.size());
        int count = Math.clamp(Integer.parseInt(arguments[1]), 1, all.size() - first + 1);
        Path data = Files.createTempDirectory("nabij-bench-callkills");
        List<KillRow> rows = new ArrayList<>();
        int code = 0;
        try (KillWorld world = new KillWorld(data)) {
            try {
                IntStream.range(first - 1, first - 1 + count).forEach(i -> {
                    KillRun.of(all.get(i), world, row -> {
                        rows.add(row);
                        System.out.println("callkills: cell=" + (i + 1) + " " + row);
                    });
                });
            } catch (RuntimeException | AssertionError e) {
                world.keepsPictures();
                throw e;
            }
        } catch (RuntimeException | AssertionError e) {
            System.err.println("cell " + (first + rows.size()) + " could not be looked at: " + e.getMessage());
            code = 1;
        } finally {
            CallBenchmark.remove(data);
        }
        if (code == 0) {
            System.out.println("figures " + figures(rows));
        }
        System.exit(code);
    }

    private static String figures(List<KillRow> rows) {
        Duration longest =
                rows.stream().map(KillRow::after).max(Comparator.naturalOrder()).orElseThrow();
        return "cells=%d healed=%d ended=%d stuck=%d rang_for_ever=%d camera_left_on=%d broken=%d seconds_max=%s"
                .formatted(
                        rows.size(),
                        count(rows, row -> row.outcome() == KillRow.Outcome.HEALED),
                        count(rows, row -> row.outcome() == KillRow.Outcome.ENDED),
                        count(rows, row -> row.outcome() == KillRow.Outcome.STUCK),
                        count(rows, row -> row.left().rings()),
                        count(rows, row -> row.left().open()),
                        count(rows, row -> !row.isHeld()),
                        KillRow.seconds(longest));
    }

    private static long count(List<KillRow> rows, Predicate<KillRow> which) {
        return rows.stream().filter(which).count();
    }
}
