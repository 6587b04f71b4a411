package nl.nabij.server.command;

/// Why a command is not carried out, or a report changes nothing.
public enum CommandRefusal {
    /// There is no such home, or this person may not see it.
    UNKNOWN_HOME,
    UNKNOWN_DEVICE,
    /// The device cannot do that.
    UNKNOWN_KIND,
    /// The alarm that it should serve is not an open one of this home.
    UNKNOWN_ALARM,
    /// A door is unlocked only by who has claimed an open alarm of that home.
    DOOR_NEEDS_CLAIMED_ALARM,
    /// She said that nobody may unlock her door from afar.
    DOOR_REFUSED_BY_CLIENT,
    ALREADY_ASKED,
    NOT_ASKED,
    ENDED,
    NOT_DUE,
    BUSY
}
