package workshop.benchmarks;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import workshop.benchmarks.contenders.Snapshot;

/** The result of one run of one contender. */
final class Measurement {

    private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

    /**
     * Returns a measurement of work.
     *
     * @param used the difference of the snapshots at the end and at the beginning of the run
     * @param units the units of work that were done in the run, 1 or more
     */
    static Measurement of(Snapshot used, long units) {
        double each = units;
        return new Measurement()
                .with(Metric.PER_SECOND, units * 1e9 / used.nanos())
                .with(Metric.CPU, used.cpuNanos() / each)
                .with(Metric.ALLOCATED, used.allocatedBytes() / each);
    }

    /** Adds a value. */
    Measurement with(Metric metric, double value) {
        values.put(metric, value);
        return this;
    }

    /** Adds the percentiles of round trips, in nanoseconds. */
    Measurement with(Histogram roundTrips) {
        return with(Metric.P50, roundTrips.getValueAtPercentile(50))
                .with(Metric.P99, roundTrips.getValueAtPercentile(99))
                .with(Metric.P99_9, roundTrips.getValueAtPercentile(99.9));
    }

    /** Returns all values. */
    Map<Metric, Double> values() {
        return Collections.unmodifiableMap(values);
    }
}
