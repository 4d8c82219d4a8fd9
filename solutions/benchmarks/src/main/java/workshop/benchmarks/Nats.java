package workshop.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** What the contenders and the load know about the NATS protocol. */
final class Nats {

    /** The subject of all messages of the benchmarks. */
    static final String SUBJECT = "bench";

    /** The first command of a client. */
    static final String CONNECT = "CONNECT {\"verbose\":false,\"pedantic\":false,\"headers\":true}\r\n";

    /** The first command of a server. */
    static final String INFO = "INFO {\"server_id\":\"benchmarks\",\"version\":\"2.9.10\",\"proto\":1,"
            + "\"headers\":true,\"max_payload\":1048576}\r\n";

    /** The last byte of each payload. A consumer checks it, to see that the payload was parsed correctly. */
    static final byte LAST = '!';

    private Nats() {}

    /** Returns a payload of a length of 1 or more. */
    static String payload(int length) {
        return ".".repeat(length - 1) + (char) LAST;
    }

    /** Returns a message as a server sends it to a subscriber. */
    static byte[] delivered(int length) {
        return bytes("MSG " + SUBJECT + " 1 " + length + "\r\n" + payload(length) + "\r\n");
    }

    /** Returns a message as a publisher sends it to a server. */
    static byte[] published(int length) {
        return bytes("PUB " + SUBJECT + " " + length + "\r\n" + payload(length) + "\r\n");
    }

    static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
