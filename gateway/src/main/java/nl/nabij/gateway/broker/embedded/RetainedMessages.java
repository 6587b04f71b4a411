package nl.nabij.gateway.broker.embedded;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.nabij.gateway.broker.TopicFilter;

/// The last message of each topic that was published with the retain flag. In memory; its copy on
/// disk is [BrokerTables]. Of the broker's thread.
final class RetainedMessages {

    private final Map<String, Publication> byTopic = new LinkedHashMap<>();
    private final int messagesMax;
    private final long bytesMax;
    private long bytes;

    RetainedMessages(int messagesMax, long bytesMax) {
        this.messagesMax = messagesMax;
        this.bytesMax = bytesMax;
    }

    /// @return false when it does not fit; then the older message of the topic is gone too, since a
    ///     state known to be old is worse than none
    boolean put(Publication publication) {
        remove(publication.topic());
        if (byTopic.size() >= messagesMax || bytes + publication.sizeBytes() > bytesMax) {
            return false;
        }
        byTopic.put(publication.topic(), publication);
        bytes += publication.sizeBytes();
        return true;
    }

    /// @return whether there was one
    boolean remove(String topic) {
        Publication old = byTopic.remove(topic);
        if (old == null) {
            return false;
        }
        bytes -= old.sizeBytes();
        return true;
    }

    List<Publication> matching(TopicFilter filter) {
        return byTopic.values().stream()
                .filter(publication -> filter.matches(publication.topic()))
                .toList();
    }

    Collection<Publication> all() {
        return byTopic.values();
    }
}
