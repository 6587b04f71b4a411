package nl.nabij.server.calling;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.nabij.contract.CallId;

/// Which calls were told as not proved: a device says it as often as it likes, and is heard once.
final class UnprovedCalls {

    /// More than a centre has at a time. Of the oldest, long over, nobody is believed anything any more.
    private static final int MOST = 1_000;

    private final Set<CallId> told = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CallId, Boolean> eldest) {
            return size() > MOST;
        }
    });

    synchronized boolean isFirst(CallId call) {
        return told.add(call);
    }
}
