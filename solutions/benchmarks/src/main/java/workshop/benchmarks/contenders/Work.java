package workshop.benchmarks.contenders;

/** Work that goes on until the process ends. */
@FunctionalInterface
interface Work {

    void run() throws Exception;

    /**
     * Starts the work on a thread of its own. If the work ends, the contender has failed, also without an exception.
     */
    static void start(Work work) {
        Thread.ofPlatform().name("contender").start(() -> {
            try {
                work.run();
                throw new IllegalStateException("the peer has closed the connection");
            } catch (Exception e) {
                throw new IllegalStateException("a contender failed", e);
            }
        });
    }
}
