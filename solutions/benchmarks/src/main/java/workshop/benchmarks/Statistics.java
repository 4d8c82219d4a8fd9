package workshop.benchmarks;

import java.util.List;

/**
 * The median and the spread of several rounds.
 *
 * @param median the value in the middle, or the mean of the two values in the middle
 * @param min the smallest value
 * @param max the largest value
 */
record Statistics(double median, double min, double max) {

    /**
     * Returns the statistics of one value or more.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Statistics of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Statistics(median, sorted[0], sorted[sorted.length - 1]);
    }
}
