package workshop.benchmarks.contenders;

import java.io.IOException;

/** All contenders, by the names under which the results list them. */
public enum Roster {
    CONSUMER_STEP_5("step 5"),
    CONSUMER_OFFICIAL_HANDLER("official client, handler"),
    CONSUMER_OFFICIAL_SYNCHRONOUS("official client, synchronous"),
    CONSUMER_NAIVE("naive"),
    CONSUMER_READING_ONLY("reading without parsing"),

    SENDER_STEP_5("step 5's outbox"),
    SENDER_OFFICIAL("official client"),
    SENDER_WRITE_EACH("a write for each message"),
    SENDER_WRITING_ONLY("writing without encoding"),

    BROADCAST_STEP_4("step 4's chat room"),
    BROADCAST_STEP_5("step 5's outbox on a selector"),
    BROADCAST_NETTY_FLUSH_ON_READ("Netty, flush when the read completes"),
    BROADCAST_NETTY_FLUSH_EACH("Netty, flush each message"),

    ECHO_STEP_2("step 2 (virtual threads)"),
    ECHO_STEP_4("step 4 (asynchronous channels)"),
    ECHO_NETTY("Netty (NIO)"),
    ECHO_SELECTOR("a plain selector loop");

    private final String label;

    Roster(String label) {
        this.label = label;
    }

    /** Returns the name in tables and charts. */
    public String label() {
        return label;
    }

    /** Starts this contender in this process. */
    Contender start(Assignment assignment) throws IOException, InterruptedException {
        return switch (this) {
            case CONSUMER_STEP_5 -> new ZeroCopyConsumer(assignment);
            case CONSUMER_OFFICIAL_HANDLER -> OfficialConsumer.withHandler(assignment);
            case CONSUMER_OFFICIAL_SYNCHRONOUS -> OfficialConsumer.synchronous(assignment);
            case CONSUMER_NAIVE -> new NaiveContender(assignment);
            case CONSUMER_READING_ONLY -> new ReadingOnly(assignment);
            case SENDER_STEP_5 -> new OutboxSender(assignment);
            case SENDER_OFFICIAL -> new OfficialSender(assignment);
            case SENDER_WRITE_EACH -> new WriteEachSender(assignment);
            case SENDER_WRITING_ONLY -> new WritingOnly(assignment);
            case BROADCAST_STEP_4 -> new ChatRoomBroadcast();
            case BROADCAST_STEP_5 -> new OutboxBroadcast();
            case BROADCAST_NETTY_FLUSH_ON_READ -> NettyBroadcast.flushingWhenReadCompletes();
            case BROADCAST_NETTY_FLUSH_EACH -> NettyBroadcast.flushingEachMessage();
            case ECHO_STEP_2 -> new VirtualThreadEcho();
            case ECHO_STEP_4 -> new AsyncEcho();
            case ECHO_NETTY -> new NettyEcho();
            case ECHO_SELECTOR -> new SelectorEcho();
        };
    }
}
