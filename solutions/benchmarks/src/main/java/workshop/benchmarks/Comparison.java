package workshop.benchmarks;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import workshop.benchmarks.contenders.Roster;

/** Two measurements of the same plan, side by side: what can be told again, and what cannot. */
final class Comparison {

    private final Results first;
    private final Results second;
    private final PrintStream out;

    Comparison(Results first, Results second, PrintStream out) {
        this.first = first;
        this.second = second;
        this.out = out;
    }

    /** Prints the ratios of all contenders to their baselines, and marks those that moved. */
    void print(Plan plan) {
        for (Workload workload : plan.workloads()) {
            Chapter chapter = workload.chapter();
            for (Roster contender : workload.contenders()) {
                if (contender != chapter.baseline()) {
                    print(workload, contender);
                }
            }
        }
    }

    private void print(Workload workload, Roster contender) {
        Optional<Statistics> one = ratio(first, workload, contender);
        Optional<Statistics> other = ratio(second, workload, contender);
        if (one.isPresent() && other.isPresent()) {
            out.printf(
                    Locale.ROOT,
                    "%-24s %-38s %-24s %-24s %s%n",
                    workload.id(),
                    contender.label(),
                    Figures.of(one.get()),
                    Figures.of(other.get()),
                    moved(one.get(), other.get()) ? "moved" : "");
        }
    }

    private static Optional<Statistics> ratio(Results results, Workload workload, Roster contender) {
        Chapter chapter = workload.chapter();
        return results.ratio(
                workload.id(), contender, chapter.baseline(), chapter.metrics().getFirst());
    }

    /** Whether two medians lie further apart than the rounds of either measurement did. */
    static boolean moved(Statistics one, Statistics other) {
        double spread = Math.max(one.max() - one.min(), other.max() - other.min());
        return Math.abs(one.median() - other.median()) > spread;
    }
}
