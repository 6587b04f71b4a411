package nl.nabij.gateway.broker.embedded;

import java.time.Duration;

/// The sizes of the home broker. Each has its answer to 'and when it is full?'.
///
/// @param clients connected at once; the next is refused (MQTT 5: 0x97, 3.1.1: 3) and the others go on
/// @param packetBytes the largest packet; a larger one closes that connection
/// @param outgoingBytes waiting for one connected client; when full the client reads too slowly and
///     its connection is cut
/// @param queuedMessages waiting for one client that is away; when full the oldest goes, and it is
///     told in the log
/// @param queuedBytes the same in bytes
/// @param totalQueuedBytes waiting for all clients together; when full the longest queue gives way as
///     above
/// @param sessions that outlive their connection; when full the one longest away ends, and when all
///     are connected a new client is refused
/// @param sessionExpiry how long a session waits for its client; afterwards it ends
/// @param subscriptions of one session; the next is refused (MQTT 5: 0x97, 3.1.1: 0x80)
/// @param retainedMessages kept; one more is passed on but not kept (MQTT 5: PUBACK 0x97), and it is
///     told in the log
/// @param retainedBytes the same in bytes
/// @param mailboxMessages waiting for the home's listeners; when full no connection is read until half
///     of it is done
/// @param mailboxBytes the same in bytes
/// @param unacknowledged messages of one client that wait for the broker's answer; when full its
///     connection is not read until half of them are answered
/// @param inFlight messages sent to one client and not acknowledged; the rest waits in its queue
public record EmbeddedBrokerLimits(
        int clients,
        int packetBytes,
        long outgoingBytes,
        int queuedMessages,
        long queuedBytes,
        long totalQueuedBytes,
        int sessions,
        Duration sessionExpiry,
        int subscriptions,
        int retainedMessages,
        long retainedBytes,
        int mailboxMessages,
        long mailboxBytes,
        int unacknowledged,
        int inFlight) {

    private static final int MEBIBYTE = 1024 * 1024;

    /// A home has a handful of bridges, or some dozens of devices that speak MQTT themselves.
    private static final int CLIENTS = 200;

    /// `bridge/devices` of Zigbee2MQTT is 4.0 MiB at 1,000 devices; four times that.
    private static final int PACKET_BYTES = 16 * MEBIBYTE;

    /// All retained messages at once, for a client that subscribes to `#`, and one packet more.
    private static final long OUTGOING_BYTES = 40L * MEBIBYTE;

    /// An hour of a busy bridge's states.
    private static final int QUEUED_MESSAGES = 1_000;

    /// Some copies of a large home's `bridge/devices`.
    private static final long QUEUED_BYTES = 8L * MEBIBYTE;

    /// A share of the box's memory that leaves the gateway its own.
    private static final long TOTAL_QUEUED_BYTES = 48L * MEBIBYTE;

    private static final int SESSIONS = 400;

    /// A client that is away for a week was taken out of the home.
    private static final Duration SESSION_EXPIRY = Duration.ofDays(7);

    private static final int SUBSCRIPTIONS = 500;

    /// Home Assistant's discovery keeps about 20 topics a device, for 1,000 devices.
    private static final int RETAINED_MESSAGES = 20_000;

    /// The same at 1 KB each, and `bridge/devices`.
    private static final long RETAINED_BYTES = 24L * MEBIBYTE;

    /// The start of Zigbee2MQTT with 1,000 devices: availability and state of each.
    private static final int MAILBOX_MESSAGES = 2_000;

    private static final long MAILBOX_BYTES = 20L * MEBIBYTE;

    private static final int UNACKNOWLEDGED = 256;

    private static final int IN_FLIGHT = 64;

    public EmbeddedBrokerLimits {
        requirePositive(clients, "clients");
        requirePositive(packetBytes, "packetBytes");
        requirePositive(queuedMessages, "queuedMessages");
        requirePositive(queuedBytes, "queuedBytes");
        requirePositive(sessions, "sessions");
        requirePositive(subscriptions, "subscriptions");
        requirePositive(retainedMessages, "retainedMessages");
        requirePositive(retainedBytes, "retainedBytes");
        requirePositive(mailboxMessages, "mailboxMessages");
        requirePositive(mailboxBytes, "mailboxBytes");
        requirePositive(unacknowledged, "unacknowledged");
        requirePositive(sessionExpiry.toMillis(), "sessionExpiry");
        if (packetBytes > PACKET_BYTES) {
            throw new IllegalArgumentException("packetBytes must be 16 MiB at most");
        }
        if (outgoingBytes < retainedBytes) {
            throw new IllegalArgumentException("outgoingBytes must hold all retained messages");
        }
        if (totalQueuedBytes < outgoingBytes) {
            throw new IllegalArgumentException("totalQueuedBytes must hold one client's outgoingBytes");
        }
        if (inFlight < 1 || inFlight > 65_535) {
            throw new IllegalArgumentException("inFlight must be 1 to 65,535");
        }
    }

    public static EmbeddedBrokerLimits defaults() {
        return new EmbeddedBrokerLimits(
                CLIENTS,
                PACKET_BYTES,
                OUTGOING_BYTES,
                QUEUED_MESSAGES,
                QUEUED_BYTES,
                TOTAL_QUEUED_BYTES,
                SESSIONS,
                SESSION_EXPIRY,
                SUBSCRIPTIONS,
                RETAINED_MESSAGES,
                RETAINED_BYTES,
                MAILBOX_MESSAGES,
                MAILBOX_BYTES,
                UNACKNOWLEDGED,
                IN_FLIGHT);
    }

    private static void requirePositive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more");
        }
    }
}
