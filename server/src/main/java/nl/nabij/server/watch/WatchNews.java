package nl.nabij.server.watch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What is told, and the id by which a receiver tells a repeat from news.
record WatchNews(UUID id, Body body) {

    /// @param type `centre.unwell`, `centre.well` or `centre.test`
    /// @param since when it was found ill first
    /// @param times how often this was told, 1 at first; 0 of a test
    record Body(String type, Instant at, String centre, Instant since, int times, List<String> problems, Texts texts) {
        Body {
            problems = List.copyOf(problems);
        }
    }

    record Texts(String nl, String en) {}

    static WatchNews of(UUID id, URI centre, WatchLifeCycle.Telling telling) {
        long minutes = Duration.between(telling.since(), telling.at()).toMinutes();
        String said = String.join("; ", telling.problems());
        Texts texts = telling.well()
                ? new Texts(
                        "De centrale " + centre + " doet het weer, na " + minutes + " min.",
                        "The centre " + centre + " is well again, after " + minutes + " min.")
                : new Texts(
                        "De centrale " + centre + " werkt niet goed, al " + minutes + " min: " + said,
                        "The centre " + centre + " is not well, for " + minutes + " min: " + said);
        return new WatchNews(
                id,
                new Body(
                        telling.well() ? "centre.well" : "centre.unwell",
                        telling.at(),
                        centre.toString(),
                        telling.since(),
                        telling.times(),
                        telling.problems(),
                        texts));
    }

    static WatchNews test(UUID id, URI centre, Instant at) {
        Texts texts = new Texts(
                "Dit is een proef van de waakhond bij " + centre + ". U hoeft niets te doen.",
                "This is a test of the watchdog at " + centre + ". You need not do anything.");
        return new WatchNews(id, new Body("centre.test", at, centre.toString(), at, 0, List.of(), texts));
    }

    String state() {
        return body.type().substring("centre.".length());
    }
}
