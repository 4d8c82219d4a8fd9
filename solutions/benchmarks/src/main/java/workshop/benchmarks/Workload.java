package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import workshop.benchmarks.contenders.Roster;

/** A kind of work. Contenders that do the same workload are compared. */
interface Workload {

    /** Returns the chapter of the results. */
    Chapter chapter();

    /** Returns its name within its chapter, such as {@code 128 bytes}. */
    String variant();

    /** Returns the contenders, in the order of the table. All are compared with the chapter's baseline. */
    List<Roster> contenders();

    /**
     * Runs a contender once, in a new process. The process has ended when this method returns.
     *
     * @throws IOException if the contender fails
     */
    Measurement measure(Roster contender, Timing timing) throws IOException, InterruptedException;

    /** Returns why it cannot be measured on this machine; empty if it can. */
    default Optional<String> skipReason() {
        return Optional.empty();
    }

    /** Returns its name in a line of results, such as {@code consume/128 bytes}. */
    default String id() {
        return chapter().id() + '/' + variant();
    }
}
