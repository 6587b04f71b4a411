package nl.nabij.server.call;

import nl.nabij.server.call.Call.Known;
import nl.nabij.server.call.Party.In;

/// What may be sent, or be open at all. It follows from the state alone, so that no way through a call can
/// leave a camera on. Each is more than the one before.
public enum MediaAllowed {
    NONE,
    AUDIO,
    AUDIO_VEILED,
    AUDIO_CLEAR;

    /// What one party may send to another.
    public static MediaAllowed between(Call call, PartyId from, PartyId to) {
        if (!(call instanceof Call.Connecting || call instanceof Call.Connected)) {
            return NONE;
        }
        CallFacts facts = ((Known) call).facts();
        if (from.equals(to) || !isIn(facts, from) || !isIn(facts, to)) {
            return NONE;
        }
        if (from.equals(PartyId.HOME)) {
            return facts.consent()
                    .filter(given -> given.covers(to))
                    .map(given -> of(given.picture()))
                    .orElse(NONE);
        }
        // A look wakes nobody: no face and no voice comes into the room.
        return facts.isLook() ? NONE : AUDIO_CLEAR;
    }

    /// What of its microphone and camera this device may have open. A device that may not has no track and
    /// captures nothing; also not for a picture of oneself.
    public static MediaAllowed openAt(Call call, PartyId party, EndpointId device) {
        MediaAllowed most = NONE;
        if (call instanceof Known known
                && known.facts().party(party).filter(each -> each.isAt(device)).isPresent()) {
            for (Party other : known.facts().in()) {
                MediaAllowed towards = between(call, party, other.id());
                most = towards.compareTo(most) > 0 ? towards : most;
            }
        }
        return most;
    }

    private static boolean isIn(CallFacts facts, PartyId who) {
        return facts.party(who).filter(party -> party.presence() instanceof In).isPresent();
    }

    /// What this choice of hers comes to.
    static MediaAllowed of(Picture picture) {
        return switch (picture) {
            case NONE -> AUDIO;
            case VEILED -> AUDIO_VEILED;
            case CLEAR -> AUDIO_CLEAR;
        };
    }
}
