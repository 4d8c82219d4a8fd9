package workshop.benchmarks;

/** The commands of the NATS protocol that several contenders and their peers use. */
public final class Nats {

    /** The subject of all messages of the benchmarks. */
    public static final String SUBJECT = "bench";

    /** The first command of a client. */
    public static final String CONNECT = "CONNECT {\"verbose\":false,\"pedantic\":false,\"headers\":true}\r\n";

    /** The first commands of a client that subscribes. */
    public static final String SUBSCRIBE = CONNECT + "SUB " + SUBJECT + " 1\r\n";

    private Nats() {}
}
