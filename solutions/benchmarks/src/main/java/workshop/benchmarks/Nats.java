package workshop.benchmarks;

/** The words of the NATS protocol that several contenders and the other side use. */
public final class Nats {

    /** What all messages of the benchmarks are about. */
    public static final String SUBJECT = "bench";

    /** What a client says first. */
    public static final String CONNECT = "CONNECT {\"verbose\":false,\"pedantic\":false,\"headers\":true}\r\n";

    /** What a client says that wants messages. */
    public static final String SUBSCRIBE = CONNECT + "SUB " + SUBJECT + " 1\r\n";

    private Nats() {}
}
