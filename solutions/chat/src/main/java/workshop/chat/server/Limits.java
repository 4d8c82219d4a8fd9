package workshop.chat.server;

import java.time.Duration;
import workshop.chat.protocol.MessageCodec;

/**
 * The limits and timeouts of a server.
 *
 * @param maxClients how many clients may be connected, 1 or more; if the process has too few descriptors or too little
 *     memory for them, as many as it has both for
 * @param maxQueuedBytes how much may wait for a client that reads slowly, in bytes; at least {@link #MIN_QUEUED_BYTES}
 * @param messagesPerSecond how many messages a client may send in the long run, 1 or more; see {@link RateLimits}
 * @param idleTimeout how long a client may complete no message, not even a keepalive; like all times here, from a
 *     millisecond to a day
 * @param keepaliveInterval how often the server sends keepalives; TcpChat sends one after 5 seconds without a message
 * @param drainTimeout how long it may take to send the last messages to a client, before its connection is closed
 * @param stallTimeout how long a client may take nothing while its queue is nearly full
 * @param maxDelay how long clients that take nothing may delay the others, see {@link Backpressure}
 */
public record Limits(
        int maxClients,
        int maxQueuedBytes,
        int messagesPerSecond,
        Duration idleTimeout,
        Duration keepaliveInterval,
        Duration drainTimeout,
        Duration stallTimeout,
        Duration maxDelay) {

    /** The space for one message of maximum length, in its frame. */
    public static final int MIN_QUEUED_BYTES = MessageCodec.MAX_LENGTH + Integer.BYTES;

    static final int MIB = 1024 * 1024;

    /** Memory that the server needs for itself, in bytes. When no memory is left, its threads end. */
    private static final int OWN_MEMORY = 24 * MIB;

    private static final Duration MIN_TIME = Duration.ofMillis(1);

    /** Limit of each time, so that its nanoseconds fit a long. */
    private static final Duration MAX_TIME = Duration.ofDays(1);

    /** The limits by default. */
    public static final Limits DEFAULT = new Limits(
            1000,
            128 * 1024,
            20,
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5));

    /** Throws IllegalArgumentException for a value out of its range. The error message names the value. */
    public Limits {
        atLeast("clients", maxClients, 1);
        atLeast("for the bytes that may wait", maxQueuedBytes, MIN_QUEUED_BYTES);
        atLeast("messages a second", messagesPerSecond, 1);
        inRange("idle timeout", idleTimeout);
        inRange("keepalive interval", keepaliveInterval);
        inRange("drain timeout", drainTimeout);
        inRange("stall timeout", stallTimeout);
        inRange("maximum delay", maxDelay);
    }

    /** How many clients this JVM has memory for, if each one sends messages of maximum length and does not read. */
    int clientsInMemory() {
        // A read buffer, and the messages of one read that wait: twice the longest message each.
        long each = 4L * MessageCodec.MAX_LENGTH + maxQueuedBytes;
        return Math.clamp((Runtime.getRuntime().maxMemory() - OWN_MEMORY) / each, 1, Integer.MAX_VALUE);
    }

    private static void inRange(String what, Duration time) {
        if (time.compareTo(MIN_TIME) < 0) {
            throw new IllegalArgumentException(what + " of " + time.toSeconds() + " s: it takes more than that");
        }
        if (time.compareTo(MAX_TIME) > 0) {
            throw new IllegalArgumentException(
                    what + " of " + time.toSeconds() + " s: it takes " + MAX_TIME.toSeconds() + " or less");
        }
    }

    private static void atLeast(String what, int number, int least) {
        if (number < least) {
            throw new IllegalArgumentException(number + " " + what + ": it takes " + least + " or more");
        }
    }
}
