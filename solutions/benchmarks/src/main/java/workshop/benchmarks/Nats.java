package workshop.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** What the contenders and the load know about the NATS protocol. */
public final class Nats {

    /** The subject of all messages of the benchmarks. */
    public static final String SUBJECT = "bench";

    /** The first command of a client. */
    public static final String CONNECT = "CONNECT {\"verbose\":false,\"pedantic\":false,\"headers\":true}\r\n";

    /** The first command of a server. */
    public static final String INFO = "INFO {\"server_id\":\"benchmarks\",\"version\":\"2.9.10\",\"proto\":1,"
            + "\"headers\":true,\"max_payload\":1048576}\r\n";

    /** The last byte of each payload. A consumer checks it, to see that the payload was parsed correctly. */
    public static final byte LAST = '!';

    private Nats() {}

    /** Returns a message as a server sends it to a subscriber. */
    public static byte[] delivered(int payload) {
        return message("MSG " + SUBJECT + " 1 ", payload);
    }

    /** Returns a message as a publisher sends it to a server. */
    public static byte[] published(int payload) {
        return message("PUB " + SUBJECT + " ", payload);
    }

    private static byte[] message(String command, int length) {
        return (command + length + "\r\n" + new String(payload(length), US_ASCII) + "\r\n").getBytes(US_ASCII);
    }

    /** Returns a payload of a length of 1 or more. */
    public static byte[] payload(int length) {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) '.');
        payload[length - 1] = LAST;
        return payload;
    }
}
