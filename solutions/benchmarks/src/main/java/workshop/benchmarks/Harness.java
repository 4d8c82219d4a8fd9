package workshop.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import workshop.benchmarks.Chapter.Workload;
import workshop.benchmarks.contenders.Contender;

/** Measures workloads, one after another. */
final class Harness {

    private final PrintStream progress;
    private final Results results = new Results();

    /**
     * How long a workload is measured.
     *
     * @param pairs the number of pairs of windows for each contender
     * @param windowMillis the length of a window, in milliseconds
     * @param warmUps the number of windows for each contender before the first that counts
     */
    record Timing(int pairs, int windowMillis, int warmUps) {

        static final Timing FULL = new Timing(20, 250, 10);
        static final Timing QUICK = new Timing(4, 200, 3);

        private Timing of(Chapter chapter) {
            return switch (chapter) {
                // Processor time is counted in steps of up to 10 ms, so the windows must be longer.
                case FIVE_FOLD, SERVER ->
                    new Timing(Math.ceilDiv(pairs, 2), 4 * windowMillis, Math.ceilDiv(warmUps, 4));
                // The heap of idle connections hardly varies, and does not depend on time.
                case IDLE -> new Timing(Math.min(pairs, 3), 0, 0);
                default -> this;
            };
        }
    }

    /** Measures a contender once. */
    @FunctionalInterface
    private interface Window {

        double[] of(Contender contender) throws IOException, InterruptedException;
    }

    /** @param progress is told what is measured */
    Harness(PrintStream progress) {
        this.progress = progress;
    }

    /** @throws IOException if a contender or the load fails */
    Results run(List<Workload> workloads, Timing full) throws IOException, InterruptedException {
        for (Workload workload : workloads) {
            Chapter chapter = workload.chapter();
            Timing timing = full.of(chapter);
            progress.print((workloads.indexOf(workload) + 1) + " of " + workloads.size() + ": " + workload + " ");
            if (chapter.skipReason().isPresent()) {
                progress.println("is left out: " + chapter.skipReason().get());
            } else if (chapter == Chapter.IDLE) {
                measure(workload, timing, contender -> IdleArena.window(contender, workload.size()));
            } else {
                try (LoadedArena arena = new LoadedArena(workload)) {
                    measure(workload, timing, contender -> arena.window(contender, timing.windowMillis));
                }
            }
        }
        return results;
    }

    private void measure(Workload workload, Timing timing, Window window) throws IOException, InterruptedException {
        Chapter chapter = workload.chapter();
        for (int i = 0; i < timing.warmUps; i++) {
            for (Contender contender : chapter.contenders()) {
                window.of(contender);
            }
        }
        for (int pair = 0; pair < timing.pairs; pair++) {
            for (Contender contender : chapter.others()) {
                // Each is the first in every second pair. So a machine that becomes slower favours neither.
                boolean baseFirst = pair % 2 == 1;
                double[] one = window.of(baseFirst ? chapter.base() : contender);
                double[] other = window.of(baseFirst ? contender : chapter.base());
                results.add(workload, contender, pair, baseFirst ? other : one, baseFirst ? one : other);
            }
            progress.print('.');
            progress.flush();
        }
        progress.println();
        chapter.others()
                .forEach(contender -> progress.println("    " + contender.label() + ": "
                        + results.ratio(workload, contender).orElseThrow()));
    }
}
