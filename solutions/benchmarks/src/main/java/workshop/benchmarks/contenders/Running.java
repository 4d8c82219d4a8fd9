package workshop.benchmarks.contenders;

import java.util.function.LongSupplier;

/**
 * A contender that runs on threads of its own, until its process ends.
 *
 * @param port the port on which it listens; 0 if it is a client
 * @param units gives the number of messages that it has handled or sent so far; 0 if the load counts. Thread-safe
 */
record Running(int port, LongSupplier units) {

    /** The size of the buffers for reading and writing, in bytes: the same for all contenders. */
    static final int BUFFER_SIZE = 64 * 1024;

    /** Work that goes on until the process ends. */
    @FunctionalInterface
    interface Work {

        void run() throws Exception;
    }

    /** A server. The clients count. */
    static Running server(int port) {
        return new Running(port, () -> 0);
    }

    /** A client, which counts its messages. Its work starts on a thread of its own. If the work ends, the client has failed. */
    static Running client(LongSupplier units, Work work) {
        start(work);
        return new Running(0, units);
    }

    /** Starts the work of a contender on a thread of its own. If the work ends, the contender has failed. */
    static void start(Work work) {
        Thread.ofPlatform().name("contender").start(() -> {
            try {
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException("a contender failed", e);
            }
            throw new IllegalStateException("the peer has closed the connection");
        });
    }
}
