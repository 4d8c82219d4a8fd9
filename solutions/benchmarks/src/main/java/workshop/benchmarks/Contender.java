package workshop.benchmarks;

import java.lang.management.ManagementFactory;

/**
 * All contenders, in groups, by the names under which the results list them. The first one of a group is its base. Each
 * contender is a process. These are its requests and what it answers:
 *
 * <pre>
 *   port           the port on which it listens; 0 if it is a client
 *   heap           the bytes of the heap that are in use after a garbage collection
 *   used           a {@link Snapshot}
 * </pre>
 */
enum Contender {
    CONSUMER_OFFICIAL_HANDLER("official client, handler", OfficialClient::handler),
    CONSUMER_PREDICTING("step 5, header prediction", Consumers::predicting),
    CONSUMER_STEP_5("step 5", Consumers::stepFive),
    CONSUMER_NAIVE("naive", Consumers::naive),
    CONSUMER_READING_ONLY("reading without parsing", Consumers::readingOnly),

    HABIT_NONE("none of them", Consumers::predicting),
    HABIT_SMALL_READS("reads of 4 KiB", Consumers::smallReads),
    HABIT_COPY("a copy of each payload", Consumers::copying),
    HABIT_STRING("a String for each subject", Consumers::naming),
    HABIT_HAND_OFF("a hand-off to another thread", Consumers::handingOff),
    HABIT_ALL("all four together", Consumers::allFour),

    BUFFER_OF_SYSTEM("the system's own", Consumers::predicting),
    BUFFER_OF_4_KIB("4 KiB", (port, payload) -> Consumers.withReceiveBuffer(4096, port)),
    BUFFER_OF_0("0", (port, payload) -> Consumers.withReceiveBuffer(0, port)),

    SENDER_OFFICIAL("official client", OfficialClient::sender),
    SENDER_STEP_5("step 5's outbox", Senders::outbox),
    SENDER_WRITE_EACH("a write for each message", Senders::writeEach),
    SENDER_WRITING_ONLY("writing without encoding", Senders::writingOnly),

    ROOM_NETTY("Netty, flush when the read completes", (port, payload) -> NettyServers.room(false)),
    ROOM_STEP_4("step 4's chat room", (port, payload) -> ReferenceServers.chatRoom()),
    ROOM_STEP_5("step 5's outbox on a selector", (port, payload) -> OutboxRoom.start()),
    ROOM_NETTY_RELAY("Netty, relay of what was read", (port, payload) -> NettyServers.relay()),
    ROOM_NETTY_FLUSH_EACH("Netty, flush each message", (port, payload) -> NettyServers.room(true)),

    ECHO_NETTY("Netty (NIO)", (port, payload) -> NettyServers.echo()),
    ECHO_STEP_2("step 2 (virtual threads)", (port, payload) -> ReferenceServers.virtualThreadEcho()),
    ECHO_STEP_4("step 4 (asynchronous channels)", (port, payload) -> ReferenceServers.asyncEcho()),
    ECHO_SELECTOR("a plain selector loop", (port, payload) -> SelectorEcho.start());

    /** The name in tables. */
    final String label;

    private final Start start;

    Contender(String label, Start start) {
        this.label = label;
        this.start = start;
    }

    /** Starts a contender, whose threads run until the process ends. */
    @FunctionalInterface
    private interface Start {

        /** The port is that of its peer; 0 if it is a server. The length of its payloads is in bytes. */
        Running start(int port, int payload) throws Exception;
    }

    /** The arguments are the name of a contender, the port of its peer, and the length of its payloads. */
    public static void main(String[] args) throws Exception {
        Child.serve(() -> {
            Running running = valueOf(args[0]).start.start(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            return request -> switch (request) {
                case "port" -> running.port();
                case "heap" -> heapInUse();
                default -> Snapshot.now(running.units().getAsLong());
            };
        });
    }

    private static long heapInUse() {
        // Twice: some objects become unreachable only after the first collection, and the second frees them.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
