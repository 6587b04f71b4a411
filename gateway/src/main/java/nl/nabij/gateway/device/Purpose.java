package nl.nabij.gateway.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.InstalledDevice;

/// What an installer may make of a device beside what its convention says of it.
public enum Purpose {
    /// A plain button calls for help: every press of it but the letting go.
    SOS,
    /// A pad lies in her bed: somebody on it is somebody in bed.
    BED;

    private static final String LETTING_GO = "release";

    /// As the contract writes it.
    public String word() {
        return switch (this) {
            case SOS -> InstalledDevice.SOS;
            case BED -> InstalledDevice.BED;
        };
    }

    private Kind kind() {
        return switch (this) {
            case SOS -> Kind.SOS;
            case BED -> Kind.BED_OCCUPANCY;
        };
    }

    /// Whether what tells this kind could be for it.
    boolean serves(Kind told) {
        return switch (this) {
            case SOS -> told.equals(Kind.BUTTON);
            case BED -> told.equals(Kind.MOTION) || told.equals(Kind.PRESENCE) || told.equals(Kind.CONTACT);
        };
    }

    /// Empty for a word that this build does not know: the device stays what it is.
    static Optional<Purpose> of(InstalledDevice setting) {
        return setting.purpose()
                .flatMap(word -> Arrays.stream(values())
                        .filter(purpose -> purpose.word().equals(word))
                        .findFirst());
    }

    /// What a device that can tell these kinds could be for.
    public static List<Purpose> possible(List<Kind> kinds) {
        return Arrays.stream(values())
                .filter(purpose -> kinds.stream().anyMatch(purpose::serves))
                .toList();
    }

    Reading of(Reading reading) {
        return switch (reading) {
            case Reading.Press(Kind told, String word)
            when this == SOS && serves(told) && !word.contains(LETTING_GO) -> new Reading.Press(Kind.SOS, word);
            case Reading.Value(Point point, Optional<StateValue> value)
            when this == BED && serves(point.kind()) ->
                new Reading.Value(new Point(Kind.BED_OCCUPANCY, point.part()), value.map(Purpose::lainOn));
            case Reading.Press _, Reading.Level _, Reading.Value _ -> reading;
        };
    }

    /// The kinds as they are called from now on, each once.
    List<Kind> of(List<Kind> kinds) {
        Set<Kind> renamed = new LinkedHashSet<>();
        kinds.forEach(each -> renamed.add(serves(each) ? kind() : each));
        return new ArrayList<>(renamed);
    }

    /// A pad that closes a contact is closed by who lies on it.
    private static StateValue lainOn(StateValue value) {
        return value instanceof StateValue.Word contact
                ? new StateValue.Flag(contact.equals(StateValue.Word.CLOSED))
                : value;
    }
}
