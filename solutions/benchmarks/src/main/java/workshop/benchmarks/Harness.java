package workshop.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import workshop.benchmarks.contenders.Roster;

/** Runs all measurements of a plan. */
final class Harness {

    private final Plan plan;
    private final PrintStream progress;
    private final Results results = new Results();
    private int runs;

    /** @param progress gets a line for each run */
    Harness(Plan plan, PrintStream progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Runs every contender of every workload. The contenders take turns, so that a disturbance of the machine affects
     * all of them.
     *
     * @throws IOException if one of them fails
     */
    Results run() throws IOException, InterruptedException {
        for (Workload workload : plan.workloads()) {
            if (workload.skipReason().isPresent()) {
                progress.println(
                        workload.id() + " is left out: " + workload.skipReason().get());
                continue;
            }
            for (int round = 1; round <= plan.rounds(); round++) {
                run(workload, round);
            }
        }
        return results;
    }

    private void run(Workload workload, int round) throws IOException, InterruptedException {
        // Each round begins with a different contender. So the first run of a round is not always that of the same
        // contender.
        List<Roster> turns = new ArrayList<>(workload.contenders());
        Collections.rotate(turns, 1 - round);
        for (Roster contender : turns) {
            Measurement measurement = workload.measure(contender, plan.timing());
            results.add(workload, contender, round, measurement);
            runs++;
            Metric metric = workload.chapter().metrics().getFirst();
            progress.printf(
                    Locale.ROOT,
                    "%3d/%d  %-24s round %d  %-38s %s: %s%n",
                    runs,
                    plan.runs(),
                    workload.id(),
                    round,
                    contender.label(),
                    workload.chapter().label(metric),
                    Figures.of(metric, measurement.values().get(metric)));
        }
    }
}
