package workshop.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import workshop.benchmarks.Chapter.Workload;

/** Measures workloads, one after another. */
final class Harness {

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

    private final Results results = new Results();

    /**
     * Measures, and prints the progress.
     *
     * @throws IOException if a contender or the load fails
     */
    Results run(List<Workload> workloads, Timing timing) throws IOException, InterruptedException {
        for (Workload workload : workloads) {
            System.out.print((workloads.indexOf(workload) + 1) + " of " + workloads.size() + ": " + workload + " ");
            Optional<String> skipReason = workload.chapter().skipReason();
            if (skipReason.isPresent()) {
                System.out.println("is left out: " + skipReason.get());
            } else {
                measure(workload, timing.of(workload.chapter()));
            }
        }
        return results;
    }

    private void measure(Workload workload, Timing timing) throws IOException, InterruptedException {
        Chapter chapter = workload.chapter();
        int pairsOfStart = Math.ceilDiv(timing.pairs, timing.starts);
        for (int first = 0; first < timing.pairs; first += pairsOfStart) {
            try (Arena arena = Arena.of(workload, timing.windowMillis)) {
                for (int window = 0; window < timing.warmUps * chapter.contenders.size(); window++) {
                    arena.window(chapter.contenders.get(window % chapter.contenders.size()));
                }
                for (int pair = first; pair < Math.min(first + pairsOfStart, timing.pairs); pair++) {
                    measurePair(workload, pair, arena);
                }
            }
        }
        System.out.println();
        chapter.others()
                .forEach(contender ->
                        System.out.println("    " + contender.label + ": " + results.ratio(workload, contender)));
    }

    private void measurePair(Workload workload, int pair, Arena arena) throws IOException, InterruptedException {
        Contender base = workload.chapter().base();
        for (Contender contender : workload.chapter().others()) {
            // Each is the first in every second pair. So a machine that becomes slower favours neither.
            boolean baseFirst = pair % 2 == 1;
            double[] one = arena.window(baseFirst ? base : contender);
            double[] other = arena.window(baseFirst ? contender : base);
            results.add(workload, contender, baseFirst ? other : one, baseFirst ? one : other);
        }
        System.out.print('.');
        System.out.flush();
    }
}
