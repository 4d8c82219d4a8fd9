package workshop.benchmarks;

import java.util.List;
import java.util.Optional;
import workshop.benchmarks.contenders.Roster;

/** Two measurements of the same plan, side by side. It shows which ratios are the same again, and which are not. */
final class Comparison {

    private final Results first;
    private final Results second;
    private final StringBuilder table = new StringBuilder();

    private Comparison(Results first, Results second) {
        this.first = first;
        this.second = second;
    }

    /** Returns a table of the ratios of all contenders to their baselines. A ratio that moved is marked. */
    static String of(Plan plan, Results first, Results second) {
        Comparison comparison = new Comparison(first, second);
        comparison.row("", "", "first", "second", "");
        comparison.row("---", "---", "---:", "---:", "---");
        for (Workload workload : plan.workloads()) {
            for (Roster contender : workload.contenders()) {
                if (contender != workload.chapter().baseline()) {
                    comparison.add(workload, contender);
                }
            }
        }
        return comparison.table.toString();
    }

    private void add(Workload workload, Roster contender) {
        Optional<Statistics> one = first.toBaseline(workload, contender);
        Optional<Statistics> other = second.toBaseline(workload, contender);
        if (one.isPresent() && other.isPresent()) {
            row(
                    workload.id(),
                    contender.label(),
                    Figures.of(one.get()),
                    Figures.of(other.get()),
                    moved(one.get(), other.get()) ? "moved" : "");
        }
    }

    private void row(String... cells) {
        table.append(Report.row(List.of(cells)));
    }

    /** Returns whether two medians are further apart than the rounds of either measurement were. */
    static boolean moved(Statistics one, Statistics other) {
        double spread = Math.max(one.max() - one.min(), other.max() - other.min());
        return Math.abs(one.median() - other.median()) > spread;
    }
}
