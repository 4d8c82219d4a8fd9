package workshop.benchmarks;

import java.util.function.LongSupplier;

/**
 * A contender that has started. Its threads run until the process ends.
 *
 * @param port the port on which it listens; 0 if it is a client
 * @param units gives the number of messages that it has handled or sent so far; 0 if the load counts. Thread-safe
 */
record Running(int port, LongSupplier units) {

    /** Work that goes on until the process ends, and counts what it has done. */
    @FunctionalInterface
    interface Work {

        void run(Counter counter) throws Exception;
    }

    static Running server(int port) {
        return new Running(port, () -> 0);
    }

    /** Starts work on a thread of its own. If it ends, also without an exception, the process ends as well. */
    static Running client(Work work) {
        Counter counter = new Counter();
        Thread.ofPlatform().name("contender").start(() -> {
            try {
                work.run(counter);
            } catch (Exception e) {
                throw new IllegalStateException("a contender failed", e);
            }
            throw new IllegalStateException("the peer has closed the connection");
        });
        return new Running(0, counter::get);
    }
}
