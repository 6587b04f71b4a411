package nl.nabij.server.home;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which homes a page asks for.
///
/// @param words that the client's name, the address or the home's id have to hold, all of them
/// @param from how many of the found come before
public record HomesAsked(List<String> words, Show show, int from) {

    /// The most words that are looked for; more find nothing that fewer do not.
    private static final int MOST_WORDS = 8;

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern POSTCODE = Pattern.compile("\\b([0-9]{4}) ([a-z]{2})\\b");

    /// Which of them.
    public enum Show {
        /// In which somebody lives, or is away from.
        ALL,
        /// Of these, which need somebody: a fault, or a box that was heard and is away.
        CARE,
        /// Of these, without a box.
        WITHOUT_BOX,
        /// Care ended there, and not all is erased.
        ENDED
    }

    public HomesAsked {
        words = List.copyOf(words);
    }

    /// 'José' is found by 'jose', '3732 AB' by '3732ab'.
    public static List<String> words(String typed) {
        String plain = MARKS.matcher(Normalizer.normalize(CONTROL.matcher(typed).replaceAll(" "), Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(POSTCODE.matcher(plain).replaceAll("$1$2").split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }
}
