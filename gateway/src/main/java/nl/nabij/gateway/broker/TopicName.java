package nl.nabij.gateway.broker;

/// The rules of MQTT for the topic of a message.
public final class TopicName {

    /// Deeper topics are refused: no convention comes near 20, and matching walks level by level.
    public static final int LEVELS_MAX = 64;

    /// In characters. The protocol allows 65,535 bytes; a topic is kept for each retained message.
    public static final int LENGTH_MAX = 4_096;

    private TopicName() {}

    /// Whether a message may be published here: not empty, no wildcards, no U+0000, and nothing that
    /// was malformed UTF-8. The codec turns malformed bytes into U+FFFD, so that this character is
    /// refused as well where somebody meant it.
    public static boolean isValid(String topic) {
        return isText(topic) && topic.indexOf('#') < 0 && topic.indexOf('+') < 0;
    }

    /// What holds for topics and filters alike.
    static boolean isText(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return false;
        }
        int levels = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0' || c == '\uFFFD') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return false;
                }
                i++;
            }
            if (c == '/') {
                levels++;
            }
        }
        return levels <= LEVELS_MAX;
    }
}
