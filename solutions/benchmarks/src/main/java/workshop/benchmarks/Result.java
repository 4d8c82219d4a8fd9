package workshop.benchmarks;

import workshop.benchmarks.contenders.Roster;

/**
 * One figure of one run.
 *
 * @param workload the workload's id
 * @param contender who was measured
 * @param round 1 or more
 * @param metric what was measured
 * @param value as measured: a second, nanoseconds, bytes, or a bare number
 */
record Result(String workload, Roster contender, int round, Metric metric, double value) {

    /** As a line of a table in which semicolons part the fields: commas are in some names. */
    String toLine() {
        return String.join(";", workload, contender.name(), "" + round, metric.name(), "" + value);
    }

    /**
     * What {@link #toLine()} has written.
     *
     * @throws IllegalArgumentException if it has not
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
