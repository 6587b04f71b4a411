package nl.nabij.contract.face;

/// The body of `POST /api/v1/alarms/{id}/close`.
///
/// @param note what happened and what was agreed, at most 4,000 characters; may be empty
public record CloseAlarm(AlarmView.Outcome outcome, String note) {

    public static final int LONGEST_NOTE = 4_000;

    public CloseAlarm {
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException(
                    "note has " + note.length() + " characters; at most " + LONGEST_NOTE + " are allowed");
        }
    }
}
