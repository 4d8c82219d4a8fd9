package workshop.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import workshop.benchmarks.Chapter.Workload;

/** The values of all windows. */
final class Results {

    private final List<Window> windows = new ArrayList<>();

    /**
     * One window.
     *
     * @param values what was measured, in the order of the chapter's headings
     * @param base the same of the base's window of this pair; for the base itself, this window
     */
    private record Window(Workload workload, Contender contender, double[] values, double[] base) {

        private double ratio() {
            return workload.chapter().ratio(values, base);
        }

        @Override
        public String toString() {
            return DoubleStream.concat(DoubleStream.of(values), DoubleStream.of(base))
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(",", workload + "," + contender + ",", ""));
        }

        private static Window of(String line) {
            String[] fields = line.split(",");
            Workload workload = Workload.named(fields[0]);
            int count = workload.chapter().headings().size();
            if (fields.length != 2 + 2 * count) {
                throw new IllegalArgumentException(2 + 2 * count + " fields were expected, not \"" + line + '"');
            }
            double[] numbers =
                    Stream.of(fields).skip(2).mapToDouble(Double::parseDouble).toArray();
            return new Window(
                    workload,
                    Contender.valueOf(fields[1]),
                    Arrays.copyOf(numbers, count),
                    Arrays.copyOfRange(numbers, count, 2 * count));
        }
    }

    /** Adds a pair of windows. The contenders of a workload have the same number of pairs, in the same order. */
    void add(Workload workload, Contender contender, double[] values, double[] base) {
        windows.add(new Window(workload, contender, values, base));
        windows.add(new Window(workload, workload.chapter().base(), base, base));
    }

    boolean has(Workload workload) {
        return windows.stream().anyMatch(window -> window.workload.equals(workload));
    }

    /** Returns how a contender of a measured workload compares with the base, over all pairs. */
    Quartiles ratio(Workload workload, Contender contender) {
        return ratio(workload, contender, workload.chapter().base());
    }

    /** Returns the same for two contenders that were both paired with the base: the quotient of their ratios. */
    Quartiles ratio(Workload workload, Contender contender, Contender other) {
        double[] ratios = ratios(workload, contender);
        double[] others = ratios(workload, other);
        // The base has a window in the pairs of each other contender. All its ratios are 1.
        double[] quotients = new double[Math.min(ratios.length, others.length)];
        Arrays.setAll(quotients, pair -> ratios[pair] / others[pair]);
        return Quartiles.of(quotients);
    }

    private double[] ratios(Workload workload, Contender contender) {
        return windows(workload, contender).mapToDouble(Window::ratio).toArray();
    }

    /** Returns the mean of a value over all windows of a contender; 0 if it was not measured. */
    double mean(Workload workload, Contender contender, int value) {
        return windows(workload, contender)
                .mapToDouble(window -> window.values[value])
                .average()
                .orElse(0);
    }

    private Stream<Window> windows(Workload workload, Contender contender) {
        return windows.stream().filter(window -> window.workload.equals(workload) && window.contender == contender);
    }

    /** Writes the results to a file, which {@link #read} reads. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, windows.stream().map(Window::toString).toList());
    }

    /** @throws IllegalArgumentException if a line is not a result */
    static Results read(Path file) throws IOException {
        Results read = new Results();
        Files.readAllLines(file).forEach(line -> read.windows.add(Window.of(line)));
        return read;
    }
}
