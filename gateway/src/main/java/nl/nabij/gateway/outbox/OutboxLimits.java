package nl.nabij.gateway.outbox;

import nl.nabij.contract.link.Stream;

/// How much of the disk the outbox may use, and what each stream does at its end.
///
/// | limit | when it is reached |
/// |---|---|
/// | `alarmRows`, `alarmBytes` | [OutboxFullException]: the press gets no acknowledgement and is sent again; no alarm
/// is ever deleted to make place |
/// | `alarmRowsOfOneSource` | the press stands for the one of the same device and kind that already waits |
/// | `otherRows`, `otherBytes` | the oldest rows are dropped, counted, and told as a fault |
/// | `messageBytes` | refused as a mistake of the caller |
/// | `notes` | the one that was written longest ago is forgotten |
/// | `ballastBytes` | kept on the disk for alarms; given free when the disk is full, made again when there is room |
public record OutboxLimits(
        long alarmRows,
        long alarmBytes,
        long alarmRowsOfOneSource,
        long otherRows,
        long otherBytes,
        int messageBytes,
        int notes,
        long ballastBytes) {

    /// 10,000 alarms are more than a home makes in years, and 6 MB.
    private static final long ALARM_ROWS = 10_000;

    private static final long ALARM_BYTES = 8L << 20;

    /// A detector gone mad presses at most every 2 s: it fills its share in half an hour offline and
    /// then leaves nine tenths to the others.
    private static final long ALARM_ROWS_OF_ONE_SOURCE = 1_000;

    /// A home of 50 devices reports about 20,000 changes in two days, the longest outage planned for.
    private static final long OTHER_ROWS = 20_000;

    private static final long OTHER_BYTES = 16L << 20;

    /// A packet of the link is at most 64 KiB; topic and envelope take under 4 KiB of it.
    private static final int MESSAGE_BYTES = 60 << 10;

    /// About 5,000 alarms of 600 bytes with their index, beside a log that SQLite writes round.
    private static final long BALLAST_BYTES = 4L << 20;

    /// One for each source of alarms: the largest known home has 700 devices with up to 3 each.
    private static final int NOTES = 5_000;

    public static final OutboxLimits DEFAULT = new OutboxLimits(
            ALARM_ROWS,
            ALARM_BYTES,
            ALARM_ROWS_OF_ONE_SOURCE,
            OTHER_ROWS,
            OTHER_BYTES,
            MESSAGE_BYTES,
            NOTES,
            BALLAST_BYTES);

    public OutboxLimits {
        if (alarmRows < 1 || otherRows < 1 || alarmRowsOfOneSource < 1 || messageBytes < 1 || notes < 1) {
            throw new IllegalArgumentException("Every stream needs room for one message at least");
        }
        if (alarmBytes < messageBytes || otherBytes < messageBytes || ballastBytes < 0) {
            throw new IllegalArgumentException("A stream's bytes have to hold its largest message");
        }
    }

    long rows(Stream stream) {
        return switch (stream) {
            case ALARM -> alarmRows;
            case OTHER -> otherRows;
        };
    }

    long bytes(Stream stream) {
        return switch (stream) {
            case ALARM -> alarmBytes;
            case OTHER -> otherBytes;
        };
    }
}
