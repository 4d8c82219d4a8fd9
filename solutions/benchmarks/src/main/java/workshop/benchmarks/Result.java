package workshop.benchmarks;

import workshop.benchmarks.contenders.Roster;

/**
 * One figure of one run.
 *
 * @param workload the workload's id
 * @param contender the contender that was measured
 * @param round 1 or more
 * @param metric the metric of the figure
 * @param value the figure as measured: units a second, nanoseconds, bytes, or a bare number
 */
record Result(String workload, Roster contender, int round, Metric metric, double value) {

    /** Returns a line in which semicolons separate the fields, since some names contain commas. */
    String toLine() {
        return String.join(";", workload, contender.name(), "" + round, metric.name(), "" + value);
    }

    /**
     * Parses a line of {@link #toLine()}.
     *
     * @throws IllegalArgumentException if it is not such a line
     */
    static Result of(String line) {
        String[] fields = line.split(";");
        if (fields.length != 5) {
            throw new IllegalArgumentException("five fields were expected, not \"" + line + '"');
        }
        return new Result(
                fields[0],
                Roster.valueOf(fields[1]),
                Integer.parseInt(fields[2]),
                Metric.valueOf(fields[3]),
                Double.parseDouble(fields[4]));
    }
}
