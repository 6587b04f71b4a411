package nl.nabij.gateway.broker;

import java.util.List;

/// A pattern over topics as MQTT has it: `+` stands for one level, `#` at the end for all that
/// follow, the level before it included. Neither matches a first level that begins with `$`.
///
/// @param levels the filter cut at its slashes
public record TopicFilter(String text, List<String> levels) {

    public TopicFilter {
        levels = List.copyOf(levels);
        if (!isValid(text)) {
            throw new IllegalArgumentException("not a topic filter");
        }
    }

    /// @throws IllegalArgumentException when it is not a filter
    public static TopicFilter of(String text) {
        return new TopicFilter(text, levelsOf(text));
    }

    public static boolean isValid(String text) {
        if (!TopicName.isText(text)) {
            return false;
        }
        List<String> levels = levelsOf(text);
        for (int i = 0; i < levels.size(); i++) {
            String level = levels.get(i);
            boolean last = i == levels.size() - 1;
            if (level.indexOf('#') >= 0 && !(last && level.equals("#"))) {
                return false;
            }
            if (level.indexOf('+') >= 0 && !level.equals("+")) {
                return false;
            }
        }
        return true;
    }

    public static List<String> levelsOf(String text) {
        return List.of(text.split("/", -1));
    }

    public boolean matches(String topic) {
        return matches(levelsOf(topic));
    }

    /// @param topic the topic cut at its slashes
    public boolean matches(List<String> topic) {
        if (topic.getFirst().startsWith("$") && isWildcard(levels.getFirst())) {
            return false;
        }
        for (int i = 0; i < levels.size(); i++) {
            String level = levels.get(i);
            if (level.equals("#")) {
                return true;
            }
            if (i >= topic.size() || !(level.equals("+") || level.equals(topic.get(i)))) {
                return false;
            }
        }
        return levels.size() == topic.size();
    }

    private static boolean isWildcard(String level) {
        return level.equals("#") || level.equals("+");
    }
}
