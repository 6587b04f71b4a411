package nl.nabij.contract.home;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// What a device tells or does, in telecare's words: `sos.alarm`, `contact`, `curtain`. An open
/// list: a gateway newer than the server may name a kind that the server does not know, and an
/// unknown alarm is still an alarm.
public record Kind(@JsonValue String value) {

    private static final int LONGEST = 64;
    // Before the kinds below, which are checked by it.
    private static final Pattern WORDS = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    public static final Kind SOS = new Kind("sos.alarm");
    public static final Kind FALL = new Kind("fall.alarm");
    public static final Kind SMOKE = new Kind("smoke.alarm");
    public static final Kind CARBON_MONOXIDE = new Kind("co.alarm");
    public static final Kind GAS = new Kind("gas.alarm");
    public static final Kind WATER = new Kind("water.alarm");
    /// Something raised an alarm and nobody can say which: a person has to look.
    public static final Kind GENERIC_ALARM = new Kind("alarm.generic");

    /// The home cannot raise an alarm: raised by the centre, since nobody there can.
    public static final Kind ALARM_PATH = new Kind("path.alarm");

    /// An installer tried a device out: what the centre makes of a marked press that it believes.
    /// Nobody is in need, and a press of the same device beside it is an alarm of its own.
    public static final Kind TEST = new Kind("test.alarm");

    public static final Kind BUTTON = new Kind("button");
    public static final Kind CONTACT = new Kind("contact");
    public static final Kind MOTION = new Kind("motion");
    public static final Kind PRESENCE = new Kind("presence");
    public static final Kind BED_OCCUPANCY = new Kind("bed.occupancy");
    public static final Kind TAMPER = new Kind("tamper");
    public static final Kind VIBRATION = new Kind("vibration");
    public static final Kind BATTERY_LOW = new Kind("battery.low");
    public static final Kind BATTERY_LEVEL = new Kind("battery.level");
    public static final Kind TEMPERATURE = new Kind("temperature");
    public static final Kind HUMIDITY = new Kind("humidity");
    public static final Kind ILLUMINANCE = new Kind("illuminance");
    public static final Kind POWER = new Kind("power");

    public static final Kind CURTAIN = new Kind("curtain");
    public static final Kind LIGHT = new Kind("light");
    public static final Kind PLUG = new Kind("plug");
    public static final Kind SWITCH = new Kind("switch");
    public static final Kind VALVE = new Kind("valve");
    public static final Kind SIREN = new Kind("siren");
    public static final Kind LOCK = new Kind("lock");

    @JsonCreator
    public Kind {
        if (value.length() > LONGEST || !WORDS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A kind is 1 to 64 lower-case letters and digits in words joined by dots, such as sos.alarm");
        }
    }

    /// Whether a person has to answer when this becomes active.
    public boolean isAlarm() {
        return value.endsWith(".alarm") || equals(GENERIC_ALARM);
    }

    @Override
    public String toString() {
        return value;
    }
}
