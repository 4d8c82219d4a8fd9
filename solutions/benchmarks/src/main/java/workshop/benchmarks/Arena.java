package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import workshop.benchmarks.Chapter.Workload;

/** The place where the contenders of a workload are measured. */
@FunctionalInterface
interface Arena extends AutoCloseable {

    /** Measures a contender once. Returns the values that {@link Chapter#headings} names. */
    double[] window(Contender contender) throws IOException, InterruptedException;

    @Override
    default void close() {}

    static Arena of(Workload workload, int windowMillis) throws IOException {
        return workload.chapter() == Chapter.IDLE
                ? contender -> new double[] {heapOfConnection(contender, workload.size())}
                : new LoadedArena(workload, windowMillis);
    }

    /** Starts an echo server. Returns the heap that each of its idle connections takes, in bytes. */
    private static double heapOfConnection(Contender contender, int connections) throws IOException {
        // The young generation is small, because each thread reserves a part of it, which counts as used.
        List<String> options = List.of("-XX:+UseSerialGC", "-Xmn4m");
        try (Child one = Child.start(Load.class, List.of(), Chapter.IDLE, 1);
                Child all = Child.start(Load.class, List.of(), Chapter.IDLE, connections);
                Child child = Child.start(Contender.class, options, contender.name(), 0, 0)) {
            String line = "line " + child.number("port");
            // The objects that are made once, for the first client and for the first answer, do not count.
            one.number(line);
            child.number("heap");
            long before = child.number("heap");
            all.number(line);
            return (double) (child.number("heap") - before) / connections;
        }
    }
}
