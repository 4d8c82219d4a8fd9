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

    /** A figure over all rounds; empty if it was not measured. */
    Optional<Statistics> of(String workload, Roster contender, Metric metric) {
        List<Double> values = List.copyOf(byRound(workload, contender, metric).values());
        return values.isEmpty() ? Optional.empty() : Optional.of(Statistics.of(values));
    }

    /**
     * One contender's figure divided by another's, round by round: what slows a whole round down does not count. Empty if
     * they have no round in common.
     */
    Optional<Statistics> ratio(String workload, Roster one, Roster other, Metric metric) {
        Map<Integer, Double> others = byRound(workload, other, metric);
        List<Double> ratios = new ArrayList<>();
        byRound(workload, one, metric).forEach((round, value) -> {
            if (others.containsKey(round)) {
                ratios.add(value / others.get(round));
            }
        });
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Statistics.of(ratios));
    }

    /** What contenders are compared by: the ratio to the chapter's baseline, in the chapter's first metric. */
    Optional<Statistics> toBaseline(Workload workload, Roster contender) {
        Chapter chapter = workload.chapter();
        return ratio(
                workload.id(), contender, chapter.baseline(), chapter.metrics().getFirst());
    }

    /** A figure by the numbers of the rounds, in their order. */
    Map<Integer, Double> byRound(String workload, Roster contender, Metric metric) {
        return results.stream()
                .filter(result -> result.workload().equals(workload)
                        && result.contender() == contender
                        && result.metric() == metric)
                .collect(Collectors.toMap(Result::round, Result::value, (first, second) -> second, TreeMap::new));
    }

    /** Writes them to a file, which {@link #read} reads. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, results.stream().map(Result::toLine).toList());
    }

    /** @throws IllegalArgumentException if a line is no result */
    static Results read(Path file) throws IOException {
        Results read = new Results();
        Files.readAllLines(file).forEach(line -> read.results.add(Result.of(line)));
        return read;
    }
}
