package workshop.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import workshop.benchmarks.Chapter.Workload;
import workshop.benchmarks.contenders.Contender;

/** Measures workloads, one after another. */
final class Harness {

    private final Timing timing;
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

        /** Returns the timing for a chapter. */
        Timing of(Chapter chapter) {
            return switch (chapter) {
                // Processor time is counted in steps of up to 10 ms.
                case SERVER -> new Timing(Math.ceilDiv(pairs, 2), 4 * windowMillis, Math.ceilDiv(warmUps, 4));
                // The heap of idle connections hardly varies, and does not depend on time.
                case IDLE -> new Timing(Math.min(pairs, 3), 0, 0);
                default -> this;
            };
        }
    }

    /** @param progress is told what is measured */
    Harness(Timing timing, PrintStream progress) {
        this.timing = timing;
        this.progress = progress;
    }

    /**
     * Measures each workload.
     *
     * @throws IOException if a contender or the load fails
     */
    Results run(List<Workload> workloads) throws IOException, InterruptedException {
        for (Workload workload : workloads) {
            Chapter chapter = workload.chapter();
            progress.print((workloads.indexOf(workload) + 1) + "/" + workloads.size() + " " + workload.id() + " ");
            if (chapter.skipReason().isPresent()) {
                progress.println("is left out: " + chapter.skipReason().get());
                continue;
            }
            try (Arena arena = chapter == Chapter.IDLE ? new IdleArena(workload.size()) : new LoadedArena(workload)) {
                measure(workload, arena, timing.of(chapter));
            }
            progress.println();
            for (Contender contender : chapter.others()) {
                results.ratio(workload, contender)
                        .ifPresent(ratio -> progress.println("    " + contender.label() + ": " + ratio));
            }
        }
        return results;
    }

    private void measure(Workload workload, Arena arena, Timing timing) throws IOException, InterruptedException {
        Chapter chapter = workload.chapter();
        for (int i = 0; i < timing.warmUps(); i++) {
            for (Contender contender : chapter.contenders()) {
                arena.window(contender, timing.windowMillis());
            }
        }
        for (int pair = 0; pair < timing.pairs(); pair++) {
            for (Contender contender : chapter.others()) {
                // Each is the first in every second pair. So a machine that becomes slower favours neither.
                boolean baseFirst = pair % 2 == 1;
                double[] one = arena.window(baseFirst ? chapter.base() : contender, timing.windowMillis());
                double[] other = arena.window(baseFirst ? contender : chapter.base(), timing.windowMillis());
                results.add(workload, contender, pair, baseFirst ? other : one, baseFirst ? one : other);
            }
            progress.print('.');
            progress.flush();
        }
    }
}
