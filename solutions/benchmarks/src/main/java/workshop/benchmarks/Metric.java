package workshop.benchmarks;

/** What is measured of a contender. */
enum Metric {
    PER_SECOND("a second", "thousand", 1e-3),
    CPU("processor time each", "ns", 1),
    ALLOCATED("allocated each", "bytes", 1),
    P50("half within", "µs", 1e-3),
    P99("99 % within", "µs", 1e-3),
    P99_9("99.9 % within", "µs", 1e-3),
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

    /** What it is called at the head of a column. */
    String label() {
        return label;
    }

    /** In what it is told; empty for a bare number. */
    String unit() {
        return unit;
    }

    /** A value as measured, in the unit in which it is told. */
    double scaled(double value) {
        return value * scale;
    }
}
