package workshop.benchmarks.load;

import java.io.IOException;

/** The load's end of the connections to one contender. It is driven by one thread at a time. */
interface Line {

    /**
     * Does a short piece of work. Between two pieces the load may pause: then the contender has nothing to do, or waits
     * until it can write.
     *
     * @return the units of work that the contender has done for it; 0 if the contender counts them itself
     */
    long work() throws IOException;

    /** Returns the port to which the contender connects; 0 if the load connects to the contender. */
    default int port() {
        return 0;
    }
}
