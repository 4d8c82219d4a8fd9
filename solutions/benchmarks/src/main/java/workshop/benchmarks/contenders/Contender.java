package workshop.benchmarks.contenders;

import java.io.IOException;

/** All contenders, by the names under which the results list them. */
public enum Contender {
    CONSUMER_STEP_5("step 5", Consumers::stepFive),
    CONSUMER_OFFICIAL_HANDLER("official client, handler", OfficialClient::handler),
    CONSUMER_OFFICIAL_SYNCHRONOUS("official client, synchronous", OfficialClient::synchronous),
    CONSUMER_NAIVE("naive", Consumers::naive),
    CONSUMER_READING_ONLY("reading without parsing", Consumers::readingOnly),

    CONSUMER_BUFFER_4_KIB("receive buffer of 4 KiB", (port, payload) -> Consumers.withReceiveBuffer(4096, port)),
    CONSUMER_BUFFER_0("receive buffer of 0", (port, payload) -> Consumers.withReceiveBuffer(0, port)),

    CONSUMER_SMALL_READS("reads of 4 KiB", Consumers::smallReads),
    CONSUMER_COPY("a copy of each payload", Consumers::copying),
    CONSUMER_STRING("a String for each subject", Consumers::naming),
    CONSUMER_HAND_OFF("a hand-off to another thread", Consumers::handingOff),
    CONSUMER_ALL_FOUR("all four together", Consumers::allFour),

    SENDER_STEP_5("step 5's outbox", Senders::outbox),
    SENDER_OFFICIAL("official client", OfficialClient::sender),
    SENDER_WRITE_EACH("a write for each message", Senders::writeEach),
    SENDER_WRITING_ONLY("writing without encoding", Senders::writingOnly),

    ROOM_STEP_4("step 4's chat room", (port, payload) -> ReferenceServers.chatRoom()),
    ROOM_STEP_5("step 5's outbox on a selector", (port, payload) -> OutboxRoom.start()),
    ROOM_NETTY(
            "Netty, flush when the read completes",
            (port, payload) -> NettyServers.room(NettyServers.Flush.ON_READ_COMPLETE)),
    ROOM_NETTY_RELAY("Netty, relay of what was read", (port, payload) -> NettyServers.relay()),
    ROOM_NETTY_FLUSH_EACH("Netty, flush each message", (port, payload) -> NettyServers.room(NettyServers.Flush.EACH)),

    ECHO_STEP_2("step 2 (virtual threads)", (port, payload) -> ReferenceServers.virtualThreadEcho()),
    ECHO_STEP_4("step 4 (asynchronous channels)", (port, payload) -> ReferenceServers.asyncEcho()),
    ECHO_NETTY("Netty (NIO)", (port, payload) -> NettyServers.echo()),
    ECHO_SELECTOR("a plain selector loop", (port, payload) -> SelectorEcho.start());

    private final String label;
    private final Start start;

    Contender(String label, Start start) {
        this.label = label;
        this.start = start;
    }

    @FunctionalInterface
    private interface Start {

        Running start(int port, int payload) throws IOException, InterruptedException;
    }

    /** Returns the name in tables and charts. */
    public String label() {
        return label;
    }

    /**
     * Starts this contender in this process.
     *
     * @param port the port of its peer; 0 if it is a server
     * @param payload the length of its payloads in bytes, where it needs that
     */
    Running start(int port, int payload) throws IOException, InterruptedException {
        return start.start(port, payload);
    }
}
