package workshop.benchmarks.contenders;

/** Something that goes on until the process ends. */
@FunctionalInterface
interface Work {

    void run() throws Exception;

    /** Starts it on a thread of its own. That it ends is a failure, even where it ends in good order. */
    static void start(Work work) {
        Thread.ofPlatform().name("contender").start(() -> {
            try {
                work.run();
                throw new IllegalStateException("the other side has hung up");
            } catch (Exception e) {
                throw new IllegalStateException("a contender failed", e);
            }
        });
    }
}
