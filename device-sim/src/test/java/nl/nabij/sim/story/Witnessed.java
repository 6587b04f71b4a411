package nl.nabij.sim.story;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one end of a call wrote down of the other, and the figures that are made of it. All times in ms
/// since 1970.
///
/// @param looks each 20 ms of the voice
/// @param frames when a picture was shown
/// @param samples what the browser counted so far
/// @param height of the picture that was shown last, in pixels
/// @param ways by which kinds of addresses, here and there, one after the other: `srflx relay`
record Witnessed(List<Look> looks, List<Long> frames, List<Count> samples, int height, List<String> ways) {

    /// As long as a sound of the voice lasts, and how many different ones there are
    /// (`callproof/sounds.ts`).
    private static final long SOUND_MILLIS = 80;

    private static final int SOUNDS = 64;

    /// Half of a sound: with less nobody knows which it was.
    private static final int LOOKS_OF_A_SOUND = 2;

    /// What is said at the very end is still under way.
    private static final long UNDER_WAY_MILLIS = 500;

    /// So many sounds in a row are a voice again.
    private static final int VOICE_AGAIN = 5;

    /// A picture that moves again shows the next within that.
    private static final long MOVES_MILLIS = 500;

    /// The usual definition of a freeze (W3C, webrtc-stats, `freezeCount`): a picture that stands for
    /// three times as long as the last thirty did on the average, and at least for 150 ms more.
    private static final int FREEZE_TIMES = 3;

    private static final int FREEZE_MORE_MILLIS = 150;
    private static final int FREEZE_OF = 30;

    /// @param sound -1 for none
    record Look(long at, int sound) {}

    /// @param again packets that carried the one before them again (Opus' forward error correction)
    record Count(long at, double all, double madeUp, double again) {}

    /// From, and to but without it.
    record Span(long from, long to) {}

    static Witnessed of(String json) {
        JsonObject told = new JsonObject(json);
        return new Witnessed(
                rows(told, "sounds")
                        .map(row -> new Look(row.getLong(0), row.getInteger(1)))
                        .toList(),
                told.getJsonArray("frames").stream()
                        .map(at -> ((Number) at).longValue())
                        .toList(),
                rows(told, "samples")
                        .map(row -> new Count(row.getLong(0), row.getDouble(1), row.getDouble(2), row.getDouble(3)))
                        .toList(),
                told.getInteger("height"),
                rows(told, "ways").map(row -> row.getString(1)).toList());
    }

    /// The last way: `relay` when the relay is at either end of it, else what this end is known as.
    String path() {
        String last = ways.isEmpty() ? "unknown" : ways.getLast();
        return last.contains("relay") ? "relay" : last.split(" ", -1)[0];
    }

    private static java.util.stream.Stream<JsonArray> rows(JsonObject told, String name) {
        return told.getJsonArray(name).stream().map(JsonArray.class::cast);
    }

    /// Of the sounds that were said in these spans how many arrived, 0 to 1.
    double voiceFound(List<Span> spans) {
        Map<Long, Integer> heard = heard();
        long said = 0;
        long found = 0;
        for (Span span : spans) {
            for (long sound = soundAt(span.from()) + 1; sound < soundAt(span.to() - UNDER_WAY_MILLIS); sound++) {
                said++;
                if (heard.getOrDefault(sound, 0) >= LOOKS_OF_A_SOUND) {
                    found++;
                }
            }
        }
        return said == 0 ? 0 : (double) found / said;
    }

    /// How often each was heard, by its number since the first.
    private Map<Long, Integer> heard() {
        Map<Long, Integer> heard = new HashMap<>();
        looks.stream().filter(look -> look.sound() >= 0).forEach(look -> heard.merge(numberOf(look), 1, Integer::sum));
        return heard;
    }

    private Optional<Look> first() {
        return looks.stream().filter(look -> look.sound() >= 0).findFirst();
    }

    /// Which would be heard then, were the way as long as it was for the first.
    private long soundAt(long at) {
        return first().map(look -> Math.floorDiv(at - look.at(), SOUND_MILLIS)).orElse(0L);
    }

    /// They come again each five seconds: the one that is nearest to when it is heard.
    private long numberOf(Look look) {
        long about = soundAt(look.at());
        long after = (long) look.sound() - first().orElseThrow().sound();
        return after + SOUNDS * Math.round((double) (about - after) / SOUNDS);
    }

    /// Of the voice how much the browser made up, since it did not come in time, 0 to 1.
    double concealed(List<Span> spans) {
        double all = 0;
        double madeUp = 0;
        for (Span span : spans) {
            List<Count> inside = samples.stream()
                    .filter(count -> count.at() >= span.from() && count.at() < span.to())
                    .toList();
            if (!inside.isEmpty()) {
                all += inside.getLast().all() - inside.getFirst().all();
                madeUp += inside.getLast().madeUp() - inside.getFirst().madeUp();
            }
        }
        return all <= 0 ? 1 : madeUp / all;
    }

    /// Packets of the voice in these spans that carried the one before them again.
    long again(List<Span> spans) {
        double all = 0;
        for (Span span : spans) {
            List<Count> inside = samples.stream()
                    .filter(count -> count.at() >= span.from() && count.at() < span.to())
                    .toList();
            if (!inside.isEmpty()) {
                all += inside.getLast().again() - inside.getFirst().again();
            }
        }
        return Math.round(all);
    }

    /// Pictures that were shown each second of these spans.
    double framesPerSecond(List<Span> spans) {
        long shown = 0;
        long millis = 0;
        for (Span span : spans) {
            shown += frames.stream()
                    .filter(at -> at >= span.from() && at < span.to())
                    .count();
            millis += span.to() - span.from();
        }
        return millis == 0 ? 0 : shown * 1_000.0 / millis;
    }

    /// Of these spans for how much the picture stood still, 0 to 1.
    double frozen(List<Span> spans) {
        double stood = 0;
        double all = 0;
        for (Span span : spans) {
            stood += stoodStill(span);
            all += span.to() - span.from();
        }
        return all == 0 ? 1 : stood / all;
    }

    private double stoodStill(Span span) {
        List<Long> inside = frames.stream()
                .filter(at -> at >= span.from() && at < span.to())
                .toList();
        if (inside.isEmpty()) {
            return span.to() - span.from();
        }
        double stood = 0;
        double average = 0;
        int known = 0;
        for (int i = 1; i <= inside.size(); i++) {
            long gap = (i == inside.size() ? span.to() : inside.get(i)) - inside.get(i - 1);
            if (known > 0 && gap > Math.max(FREEZE_TIMES * average, average + FREEZE_MORE_MILLIS)) {
                stood += gap;
            }
            known = Math.min(known + 1, FREEZE_OF);
            average += (gap - average) / known;
        }
        return stood;
    }

    /// When voice and picture were both there again after a moment.
    Optional<Long> backAfter(long moment) {
        Optional<Long> voice = voiceAfter(moment);
        Optional<Long> picture = pictureAfter(moment);
        return voice.flatMap(heard -> picture.map(seen -> Math.max(heard, seen)));
    }

    private Optional<Long> voiceAfter(long moment) {
        Map<Long, Integer> heard = heard();
        return looks.stream()
                .filter(look -> look.at() >= moment && look.sound() >= 0)
                .filter(look -> {
                    long number = numberOf(look);
                    for (int i = 0; i < VOICE_AGAIN; i++) {
                        if (heard.getOrDefault(number + i, 0) < LOOKS_OF_A_SOUND) {
                            return false;
                        }
                    }
                    return true;
                })
                .map(Look::at)
                .findFirst();
    }

    private Optional<Long> pictureAfter(long moment) {
        for (int i = 1; i < frames.size(); i++) {
            long at = frames.get(i - 1);
            if (at >= moment && frames.get(i) - at <= MOVES_MILLIS) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
