package nl.nabij.gateway.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.nabij.contract.link.UpMessage;

/// What a full disk did not take yet: of each source its messages in their order, at most three, and
/// that its episode has to be kept, whatever it is by then.
///
/// An alarm that is still owed stands for the next one of its source: nobody was told of the first.
/// ```
///   owed        and then   owed
///   R           R          R          R raised, C cleared
///   R C         R          R          it is active, and nobody heard that it was
///   C           R          C R
///   C R C       R          C R
/// ```
final class Owed {

    private final Map<EpisodeKey, List<UpMessage>> messages = new LinkedHashMap<>();

    /// That the source's episode changed.
    void change(EpisodeKey key) {
        of(key);
    }

    void message(EpisodeKey key, UpMessage message) {
        List<UpMessage> owed = of(key);
        boolean raises = message instanceof UpMessage.AlarmRaised;
        if (!raises || owed.isEmpty()) {
            owed.add(message);
        } else if (owed.getLast() instanceof UpMessage.AlarmCleared) {
            if (owed.size() > 1) {
                owed.removeLast();
            } else {
                owed.add(message);
            }
        }
    }

    /// In their order; a message that was written is taken out by the caller.
    List<UpMessage> of(EpisodeKey key) {
        return messages.computeIfAbsent(key, _ -> new ArrayList<>());
    }

    boolean has(EpisodeKey key) {
        return messages.containsKey(key);
    }

    void done(EpisodeKey key) {
        messages.remove(key);
    }

    /// The one that is owed longest comes first.
    List<EpisodeKey> sources() {
        return List.copyOf(messages.keySet());
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }
}
