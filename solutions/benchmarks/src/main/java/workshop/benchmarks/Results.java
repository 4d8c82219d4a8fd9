package workshop.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.benchmarks.Chapter.Workload;
import workshop.benchmarks.contenders.Contender;

/** The values of all windows. */
final class Results {

    private final List<Window> windows = new ArrayList<>();

    /**
     * One window.
     *
     * @param pair the number of its pair, from 0 on
     * @param ratio how many times better this window is than the base's window of the same pair; 1 for the base
     * @param values what was measured, in the order of the chapter's headings
     */
    private record Window(String workload, Contender contender, int pair, double ratio, double[] values) {

        /** Returns a line of the file. */
        @Override
        public String toString() {
            String numbers =
                    Arrays.stream(values).mapToObj(value -> "," + value).collect(Collectors.joining());
            return workload + ',' + contender + ',' + pair + ',' + ratio + numbers;
        }

        static Window of(String line) {
            String[] fields = line.split(",");
            if (fields.length < 5) {
                throw new IllegalArgumentException("five fields or more were expected, not \"" + line + '"');
            }
            double[] values = Arrays.stream(fields)
                    .skip(4)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Window(
                    fields[0],
                    Contender.valueOf(fields[1]),
                    Integer.parseInt(fields[2]),
                    Double.parseDouble(fields[3]),
                    values);
        }
    }

    /** Adds a pair of windows. */
    void add(Workload workload, Contender contender, int pair, double[] values, double[] base) {
        Chapter chapter = workload.chapter();
        windows.add(new Window(workload.toString(), contender, pair, chapter.ratio(values, base), values));
        windows.add(new Window(workload.toString(), chapter.base(), pair, 1, base));
    }

    /** Returns how many times better a contender is than the base, over all pairs; empty if it was not measured. */
    Optional<Quartiles> ratio(Workload workload, Contender contender) {
        return ratio(workload, contender, workload.chapter().base());
    }

    /** Returns the same for two contenders that were both paired with the base: the quotient of their ratios. */
    Optional<Quartiles> ratio(Workload workload, Contender contender, Contender other) {
        Map<Integer, Double> others = ratios(workload, other);
        List<Double> ratios = new ArrayList<>();
        ratios(workload, contender).forEach((pair, ratio) -> ratios.add(ratio / others.get(pair)));
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Quartiles.of(ratios));
    }

    /** Returns the ratios to the base, by the number of the pair. */
    private Map<Integer, Double> ratios(Workload workload, Contender contender) {
        return windows(workload, contender).collect(Collectors.toMap(Window::pair, Window::ratio, (one, same) -> one));
    }

    /** Returns the mean of a value over all windows of a contender; 0 if it was not measured. */
    double mean(Workload workload, Contender contender, int value) {
        return windows(workload, contender)
                .mapToDouble(window -> window.values[value])
                .average()
                .orElse(0);
    }

    private Stream<Window> windows(Workload workload, Contender contender) {
        return windows.stream()
                .filter(window -> window.workload.equals(workload.toString()) && window.contender == contender);
    }

    /** Writes the results to a file, which {@link #read} reads. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, windows.stream().map(Window::toString).toList());
    }

    /** @throws IllegalArgumentException if a line is not a result */
    static Results read(Path file) throws IOException {
        Results read = new Results();
        Files.readAllLines(file).forEach(line -> read.windows.add(Window.of(line)));
        return read;
    }

    /** Returns a table of two results side by side. It marks a ratio that lies outside of the other's quartiles. */
    String compare(Results second) {
        StringBuilder table = new StringBuilder(Report.row(List.of("", "", "first", "second", "")));
        table.append(Report.row(List.of("---", "---", "---:", "---:", "---")));
        for (Workload workload : Chapter.allWorkloads()) {
            for (Contender contender : workload.chapter().others()) {
                Optional<Quartiles> one = ratio(workload, contender);
                Optional<Quartiles> other = second.ratio(workload, contender);
                if (one.isPresent() && other.isPresent()) {
                    String mark = one.get().agreesWith(other.get()) ? "" : "outside";
                    table.append(Report.row(
                            List.of("" + workload, contender.label(), "" + one.get(), "" + other.get(), mark)));
                }
            }
        }
        return table.toString();
    }
}
