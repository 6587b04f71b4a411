package nl.nabij.server.call;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Commands and events in few words, so that a table of them can be read.
final class CallWords {

    private static final Pattern INSTANT = Pattern.compile("2026-03-\\d\\dT[0-9:.]+Z");
    private static final Pattern PERSON =
            Pattern.compile("(Staff|Relative|Guest)\\[\\w+=[^,]+, shownName=(\\w+)(?:, what=\\w+)?]");
    private static final Pattern BEGIN = Pattern.compile("CallBegan\\[.*?, by=([^,]+), .*, until=(\\S+), at=\\S+]");
    private static final Pattern OFFER =
            Pattern.compile("offer=Offer\\[rung=Rung\\[step=(\\d), round=(\\d)].*?why=\\w+]");

    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put(CallExamples.FATIMA.party().value(), "Fatima");
        NAMES.put(CallExamples.JORIS.party().value(), "Joris");
        NAMES.put(CallExamples.DAUGHTER.party().value(), "Anneke");
        NAMES.put(CallExamples.DOCTOR.party().value(), "huisarts");
        NAMES.put(CallExamples.INTERPRETER.party().value(), "tolk");
        NAMES.put(CallExamples.OTHER_ALARM.toString(), "other");
        NAMES.put(CallExamples.ALARM.toString(), "alarm");
    }

    private CallWords() {}

    static String of(List<CallEvent> events, Instant now) {
        return String.join(" ", events.stream().map(event -> of(event, now)).toList());
    }

    private static String of(CallEvent event, Instant now) {
        String text = event.toString();
        text = BEGIN.matcher(text).replaceAll("CallBegan[$1, $2]");
        text = OFFER.matcher(text).replaceAll("$1.$2");
        text = brief(text);
        text = text.replace(", at=" + now, "").replace("at=" + now, "");
        return INSTANT.matcher(text)
                .replaceAll((MatchResult each) ->
                        "+" + Duration.between(now, Instant.parse(each.group())).toSeconds());
    }

    static String of(CallCommand command) {
        return command instanceof CallCommand.Begin begin
                ? CallPictureTest.name(begin) + "[" + brief(why(begin)) + "]"
                : brief(command.toString());
    }

    private static String why(CallCommand.Begin begin) {
        return begin instanceof CallCommand.Knock knock ? knock.why().toString() : "";
    }

    private static String brief(String given) {
        String text = PERSON.matcher(given).replaceAll("$2");
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return text.replace("Resident[]", "her")
                .replace("Optional.empty", "-")
                .replaceAll("Optional\\[([^\\]]*)]", "$1")
                .replaceAll("\\b(?!at=)\\w+=", "")
                .replace(", -", "");
    }
}
