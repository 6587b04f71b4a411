package nl.nabij.server.call;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.nabij.contract.CallId;

/// One device with its own view of each call, made only from what reached it. It is what a face or a
/// gateway has to be: it takes only what is newer, it knows her own 'off' and 'no' at once and for good, it
/// closes all when it hears nothing for long, and it opens by itself only after it rang long enough here.
final class CallWorldDevice {

    /// A server that is silent for so long has given this device up, or is about to.
    static final long SILENCE_MILLIS = CallLimits.GRACE.plusSeconds(5).toMillis();

    record View(Call call, int version) {}

    final EndpointId id;
    final Person who;
    boolean down;
    long outageUntil;
    private final CallWorldSabotage sabotage;
    private final Map<CallId, View> views = new HashMap<>();
    private final Map<CallId, Long> firstSeen = new HashMap<>();
    private final Map<CallId, Picture> off = new HashMap<>();
    private final Set<CallId> finished = new HashSet<>();
    final Map<CallId, EndReason> endings = new HashMap<>();
    final Map<CallId, Long> ringsSince = new HashMap<>();
    private long heardAt;
    String broken = "";

    CallWorldDevice(EndpointId id, Person who, CallWorldSabotage sabotage) {
        this.id = id;
        this.who = who;
        this.sabotage = sabotage;
    }

    /// It loses all that it knew but her 'no', which a box keeps on its disk.
    void restart() {
        views.clear();
        firstSeen.clear();
        ringsSince.clear();
        endings.clear();
        down = false;
    }

    void hear(CallId id, View view, long now) {
        heardAt = now;
        View known = views.get(id);
        boolean newer = known == null || view.version() > known.version();
        if (!newer && sabotage != CallWorldSabotage.TAKES_THE_OLDER) {
            return;
        }
        views.put(id, view);
        firstSeen.putIfAbsent(id, now);
        EndReason before = endings.get(id);
        if (view.call() instanceof Call.Ended ended) {
            endings.put(id, ended.why());
        }
        if (before != null && (!(view.call() instanceof Call.Ended ended) || ended.why() != before)) {
            broken = "ended";
        }
    }

    void finish(CallId call) {
        finished.add(call);
    }

    void show(CallId call, Picture most) {
        off.put(call, most);
    }

    Call view(CallId call) {
        View view = views.get(call);
        return view == null ? new Call.NotBegun() : view.call();
    }

    int version(CallId call) {
        View view = views.get(call);
        return view == null ? 0 : view.version();
    }

    DeviceRole role(CallId call, long now) {
        if (down || finished.contains(call) || isSilent(now)) {
            return DeviceRole.NONE;
        }
        return DeviceRole.of(view(call), who.party(), id, who instanceof Person.Staff);
    }

    /// What of its camera and microphone is open for this call.
    MediaAllowed open(CallId call, long now) {
        if (down || finished.contains(call) || isSilent(now)) {
            return MediaAllowed.NONE;
        }
        Call view = view(call);
        if (sabotage == CallWorldSabotage.OPENS_WHILE_IT_RINGS && role(call, now) == DeviceRole.RINGS) {
            return MediaAllowed.AUDIO_CLEAR;
        }
        MediaAllowed open = MediaAllowed.openAt(view, who.party(), id);
        if (who.party().equals(PartyId.HOME) && opensByItself(view) && now - since(call) < 10_000) {
            return MediaAllowed.NONE;
        }
        MediaAllowed most = most(call);
        boolean tooMuch = open.compareTo(most) > 0 && sabotage != CallWorldSabotage.FORGETS_HER_OFF;
        return tooMuch ? most : open;
    }

    /// What she last chose at this very device; where she chose nothing, it is for others to say.
    MediaAllowed most(CallId call) {
        return MediaAllowed.of(off.getOrDefault(call, Picture.CLEAR));
    }

    long since(CallId call) {
        return firstSeen.getOrDefault(call, Long.MAX_VALUE);
    }

    boolean isFinished(CallId call) {
        return finished.contains(call);
    }

    private boolean isSilent(long now) {
        return now - heardAt > SILENCE_MILLIS;
    }

    private static boolean opensByItself(Call call) {
        return call instanceof Call.Known known
                && !known.facts().isLook()
                && known.facts().consent().orElse(null) instanceof Consent.ByRecord;
    }
}
