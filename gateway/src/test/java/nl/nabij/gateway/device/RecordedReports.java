package nl.nabij.gateway.device;

import java.util.ArrayList;
import java.util.List;
import nl.nabij.contract.link.UpMessage;

/// An outbox whose disk can be full.
public final class RecordedReports implements HomeReports {

    public final List<UpMessage> alarms = new ArrayList<>();
    public final List<UpMessage> others = new ArrayList<>();
    public boolean full;

    @Override
    public synchronized void alarm(UpMessage message) {
        if (full) {
            throw new IllegalStateException("disk is full");
        }
        alarms.add(message);
    }

    @Override
    public synchronized void other(UpMessage message) {
        others.add(message);
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
