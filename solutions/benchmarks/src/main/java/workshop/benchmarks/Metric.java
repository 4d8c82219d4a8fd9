package workshop.benchmarks;

/** A figure that is measured of a contender. */
enum Metric {
    PER_SECOND("a second", "thousand", 1e-3),
    CPU("processor time each", "ns", 1),
    ALLOCATED("allocated each", "bytes", 1),
    P50("median", "µs", 1e-3),
    P99("99th percentile", "µs", 1e-3),
    P99_9("99.9th percentile", "µs", 1e-3),
    HEAP("heap each", "bytes", 1),
    RESIDENT("resident each", "bytes", 1),
    THREADS("threads", "", 1);

    private final String label;
    private final String unit;
    private final double scale;

    Metric(String label, String unit, double scale) {
        this.label = label;
        this.unit = unit;
        this.scale = scale;
    }

    /** Returns the heading of a column. "each" stands for the unit of work. */
    String label() {
        return label;
    }

    /** Returns the unit in which a value is shown; empty for a bare number. */
    String unit() {
        return unit;
    }

    /** Converts a value as measured to the unit in which it is shown. */
    double scaled(double value) {
        return value * scale;
    }
}
