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
     * @param starts how many times each contender starts; the pairs are divided among the starts
     * @param pairs the number of pairs of windows for each contender
     * @param windowMillis the length of a window, in milliseconds
     * @param warmUps the number of windows for each contender after a start, before the first that counts
     */
    record Timing(int starts, int pairs, int windowMillis, int warmUps) {

        static final Timing FULL = new Timing(3, 12, 250, 6);
        static final Timing QUICK = new Timing(1, 4, 200, 3);

        Timing withPairs(int number) {
            return new Timing(starts, number, windowMillis, warmUps);
        }

        private Timing of(Chapter chapter) {
            return switch (chapter) {
                // Processor time is counted in steps of up to 10 ms, so the windows must be longer.
                case FIVE_FOLD, SERVER ->
                    new Timing(starts, Math.ceilDiv(pairs, 2), 4 * windowMillis, Math.ceilDiv(warmUps, 4));
                // The heap of idle connections hardly varies, and does not depend on time. Each window is a start.
                case IDLE -> new Timing(1, Math.min(pairs, 3), 0, 0);
                default -> this;
            };
        }
    }

    /** @param progress is told what is measured */
    Harness(PrintStream progress) {
        this.progress = progress;
    }

    /** @throws IOException if a contender or the load fails */
    Results run(List<Workload> workloads, Timing timing) throws IOException, InterruptedException {
        for (Workload workload : workloads) {
            Chapter chapter = workload.chapter();
            progress.print((workloads.indexOf(workload) + 1) + " of " + workloads.size() + ": " + workload + " ");
            if (chapter.skipReason().isPresent()) {
                progress.println("is left out: " + chapter.skipReason().get());
            } else {
                measure(workload, timing.of(chapter));
            }
        }
        return results;
    }

    private void measure(Workload workload, Timing timing) throws IOException, InterruptedException {
        int pairsOfStart = Math.ceilDiv(timing.pairs, timing.starts);
        for (int first = 0; first < timing.pairs; first += pairsOfStart) {
            try (Arena arena = Arena.of(workload, timing.windowMillis)) {
                warmUp(workload.chapter(), timing.warmUps, arena);
                for (int pair = first; pair < Math.min(first + pairsOfStart, timing.pairs); pair++) {
                    measurePair(workload, pair, arena);
                }
            }
        }
        progress.println();
        Chapter chapter = workload.chapter();
        chapter.others()
                .forEach(contender -> progress.println("    " + contender.label() + ": "
                        + results.ratio(workload, contender).orElseThrow()));
    }

    private static void warmUp(Chapter chapter, int windows, Arena arena) throws IOException, InterruptedException {
        for (int window = 0; window < windows; window++) {
            for (Contender contender : chapter.contenders()) {
                arena.window(contender);
            }
        }
    }

    private void measurePair(Workload workload, int pair, Arena arena) throws IOException, InterruptedException {
        Contender base = workload.chapter().base();
        for (Contender contender : workload.chapter().others()) {
            // Each is the first in every second pair. So a machine that becomes slower favours neither.
            boolean baseFirst = pair % 2 == 1;
            double[] one = arena.window(baseFirst ? base : contender);
            double[] other = arena.window(baseFirst ? contender : base);
            results.add(workload, contender, pair, baseFirst ? other : one, baseFirst ? one : other);
        }
        progress.print('.');
        progress.flush();
    }
}
