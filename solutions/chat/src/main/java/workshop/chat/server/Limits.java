package workshop.chat.server;

import java.time.Duration;
import workshop.chat.protocol.MessageCodec;

/**
 * How much a server takes from its clients, and bears with them.
 *
 * @param clients how many may be connected, 1 or more; where the process has too few descriptors or too little
 *     memory for them, as many as it has both for
 * @param queuedBytes how much may wait for one that reads slowly, in bytes; at least {@link #LEAST_QUEUE}
 * @param messagesPerSecond how many messages one may send in the long run, 1 or more; see {@link RateLimits}
 * @param silence how long one may complete no message, not even a keepalive; like all times here, up to a day
 * @param keepalive how often the server sends a keepalive to everybody; TcpChat sends one after 5 seconds without a message
 * @param grace how long one who is sent away, or left behind when the server stops, may take to hear the last of it
 */
public record Limits(
        int clients, int queuedBytes, int messagesPerSecond, Duration silence, Duration keepalive, Duration grace) {

    /** Room for one message of the longest kind, in its frame. */
    public static final int LEAST_QUEUE = MessageCodec.MAX_LENGTH + Integer.BYTES;

    static final int MIB = 1024 * 1024;

    /** What the server needs for itself, in bytes: when all memory is taken, its threads end. */
    private static final int OWN_MEMORY = 24 * MIB;

    /** The longest time of each kind: it must not be too long to count in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** What a server takes where nothing else is said. */
    public static final Limits DEFAULT =
            new Limits(1000, 128 * 1024, 20, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(2));

    /** Refuses what makes no sense, with a message that names the number. */
    public Limits {
        atLeast("clients", clients, 1);
        atLeast("for the bytes that may wait", queuedBytes, LEAST_QUEUE);
        atLeast("messages a second", messagesPerSecond, 1);
        bounded("silence", silence);
        bounded("keepalive", keepalive);
        bounded("grace", grace);
    }

    /** How many clients this JVM has memory for, if each sends the longest messages and reads nothing. */
    int clientsInMemory() {
        long each = 2L * MessageCodec.MAX_LENGTH + queuedBytes;
        return Math.clamp((Runtime.getRuntime().maxMemory() - OWN_MEMORY) / each, 1, Integer.MAX_VALUE);
    }

    private static void bounded(String what, Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException(what + " of " + time.toSeconds() + " s: it takes more than that");
        }
        if (time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    what + " of " + time.toSeconds() + " s: it takes " + LONGEST.toSeconds() + " or less");
        }
    }

    private static void atLeast(String what, int number, int least) {
        if (number < least) {
            throw new IllegalArgumentException(number + " " + what + ": it takes " + least + " or more");
        }
    }
}
