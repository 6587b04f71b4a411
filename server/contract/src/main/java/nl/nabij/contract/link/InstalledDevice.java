package nl.nabij.contract.link;

import java.util.Optional;
import nl.nabij.contract.DeviceId;

/// What an installer said of a device. The home keeps it, and the centre too, so that a new box can be
/// given it.
///
/// @param name empty where the convention's own counts
/// @param purpose `sos` for a plain button that calls for help, `bed` for a pad that lies in her bed;
///     empty for a device that is what it is. A word that a reader does not know counts as empty.
public record InstalledDevice(DeviceId device, Optional<String> name, Optional<String> room, Optional<String> purpose) {

    private static final int LONGEST = 80;

    public static final String SOS = "sos";
    public static final String BED = "bed";

    public InstalledDevice {
        name = plain("name", name);
        room = plain("room", room);
        purpose = plain("purpose", purpose);
    }

    private static Optional<String> plain(String what, Optional<String> text) {
        Optional<String> stripped = text.map(String::strip).filter(words -> !words.isEmpty());
        stripped.ifPresent(words -> {
            if (words.length() > LONGEST || words.codePoints().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(what + " may have at most " + LONGEST + " characters, all visible");
            }
        });
        return stripped;
    }
}
