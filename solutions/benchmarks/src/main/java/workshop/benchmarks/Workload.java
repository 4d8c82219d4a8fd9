package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import workshop.benchmarks.contenders.Roster;

/** A kind of work that contenders are compared in. */
interface Workload {

    /** In which chapter of the results it belongs. */
    Chapter chapter();

    /** What tells it from the others of its chapter, such as {@code 128 bytes}. */
    String variant();

    /** Who takes part, in the order of the table. All are compared with the chapter's baseline. */
    List<Roster> contenders();

    /**
     * Runs a contender once, in a new process that is gone when this returns.
     *
     * @throws IOException if the contender fails
     */
    Measurement measure(Roster contender, Timing timing) throws IOException, InterruptedException;

    /** Why it cannot be measured on this machine, if so. */
    default Optional<String> impediment() {
        return Optional.empty();
    }

    /** Names it in a line of results: {@code consume/128 bytes}. */
    default String id() {
        return chapter().id() + '/' + variant();
    }
}
