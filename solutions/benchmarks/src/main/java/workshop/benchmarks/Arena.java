package workshop.benchmarks;

import java.io.IOException;
import workshop.benchmarks.contenders.Contender;

/** The processes of one workload. */
interface Arena extends AutoCloseable {

    /** The index of the processor time among the values of a window. */
    int CPU = 1;

    /** The index of the processor time of the load, in percent of a processor. */
    int LOAD = 3;

    /**
     * Lets one contender work for a while. The others are idle meanwhile.
     *
     * @return the values that {@link Chapter#headings} names
     * @throws IOException if the contender or the load fails
     */
    double[] window(Contender contender, int millis) throws IOException, InterruptedException;

    /** Ends all processes. */
    @Override
    void close() throws IOException;
}
