package nl.nabij.gateway.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.nabij.contract.link.UpMessage;

/// An outbox whose disk can be full. It outlives a home that a test starts again with it.
public final class RecordedReports implements HomeReports, EpisodeMemory {

    public final List<UpMessage> alarms = new ArrayList<>();
    public final List<UpMessage> others = new ArrayList<>();

    /// Both, in the order in which they came.
    public final List<UpMessage> all = new ArrayList<>();

    private final Map<EpisodeKey, Episode> episodes = new LinkedHashMap<>();
    public boolean full;

    @Override
    public synchronized void alarm(UpMessage message) {
        if (full) {
            throw new IllegalStateException("disk is full");
        }
        alarms.add(message);
        all.add(message);
    }

    @Override
    public synchronized Map<EpisodeKey, Episode> load() {
        return Map.copyOf(episodes);
    }

    @Override
    public synchronized void keep(EpisodeKey key, Episode episode) {
        if (full) {
            throw new IllegalStateException("disk is full");
        }
        episodes.put(key, episode);
    }

    @Override
    public synchronized void tell(UpMessage message, EpisodeKey key, Episode episode) {
        alarm(message);
        episodes.put(key, episode);
    }

    @Override
    public synchronized void other(UpMessage message) {
        others.add(message);
        all.add(message);
    }

    public synchronized List<UpMessage.AlarmRaised> raised() {
        return alarms.stream()
                .filter(UpMessage.AlarmRaised.class::isInstance)
                .map(UpMessage.AlarmRaised.class::cast)
                .toList();
    }

    public synchronized <T extends UpMessage> List<T> others(Class<T> type) {
        return others.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
