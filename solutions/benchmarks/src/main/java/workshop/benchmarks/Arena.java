package workshop.benchmarks;

import java.io.IOException;
import workshop.benchmarks.Chapter.Workload;
import workshop.benchmarks.contenders.Contender;

/** The place where the contenders of a workload are measured. */
interface Arena extends AutoCloseable {

    static Arena of(Workload workload, int windowMillis) throws IOException {
        return workload.chapter() == Chapter.IDLE
                ? new IdleArena(workload.size())
                : new LoadedArena(workload, windowMillis);
    }

    /** Measures a contender once. Returns the values that {@link Chapter#headings} names. */
    double[] window(Contender contender) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
