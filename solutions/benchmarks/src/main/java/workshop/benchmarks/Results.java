package workshop.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import workshop.benchmarks.contenders.Roster;

/** All figures of all rounds. */
final class Results {

    private final List<Result> results = new ArrayList<>();

    void add(Workload workload, Roster contender, int round, Measurement measurement) {
        measurement
                .values()
                .forEach((metric, value) -> results.add(new Result(workload.id(), contender, round, metric, value)));
    }

    /** Returns the statistics of a figure over all rounds; empty if it was not measured. */
    Optional<Statistics> of(String workload, Roster contender, Metric metric) {
        List<Double> values = List.copyOf(byRound(workload, contender, metric).values());
        return values.isEmpty() ? Optional.empty() : Optional.of(Statistics.of(values));
    }

    /**
     * Returns one contender's figure divided by another's, round by round. So a disturbance that slows down a whole
     * round does not count. Empty if they have no round in common.
     */
    Optional<Statistics> ratio(String workload, Roster contender, Roster divisor, Metric metric) {
        Map<Integer, Double> divisors = byRound(workload, divisor, metric);
        List<Double> ratios = new ArrayList<>();
        byRound(workload, contender, metric).forEach((round, value) -> {
            if (divisors.containsKey(round)) {
                ratios.add(value / divisors.get(round));
            }
        });
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Statistics.of(ratios));
    }

    /** Returns the ratio to the chapter's baseline, in the chapter's first metric. Contenders are compared by it. */
    Optional<Statistics> toBaseline(Workload workload, Roster contender) {
        Chapter chapter = workload.chapter();
        return ratio(
                workload.id(), contender, chapter.baseline(), chapter.metrics().getFirst());
    }

    /** Returns a figure of each round, by the number of the round and in this order. */
    Map<Integer, Double> byRound(String workload, Roster contender, Metric metric) {
        return results.stream()
                .filter(result -> result.workload().equals(workload)
                        && result.contender() == contender
                        && result.metric() == metric)
                .collect(Collectors.toMap(Result::round, Result::value, (first, second) -> second, TreeMap::new));
    }

    /** Writes the results to a file, which {@link #read} reads. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, results.stream().map(Result::toLine).toList());
    }

    /** @throws IllegalArgumentException if a line is not a result */
    static Results read(Path file) throws IOException {
        Results read = new Results();
        Files.readAllLines(file).forEach(line -> read.results.add(Result.of(line)));
        return read;
    }
}
