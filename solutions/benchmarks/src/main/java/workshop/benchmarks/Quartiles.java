package workshop.benchmarks;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The median of several values, and its quartiles: half of the values lie between these.
 *
 * @param median the value in the middle
 * @param lower the first quartile: a quarter of the values are lower
 * @param upper the third quartile: a quarter of the values are higher
 */
record Quartiles(double median, double lower, double upper) {

    /** The quartiles of a steady result are at most this part of the median away from it. */
    private static final double STEADY = 0.1;

    /**
     * Returns the quartiles of one value or more. Between two values, they are interpolated.
     *
     * @throws IllegalArgumentException if there is no value
     */
    static Quartiles of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        return new Quartiles(at(0.5, sorted), at(0.25, sorted), at(0.75, sorted));
    }

    private static double at(double part, double[] sorted) {
        double index = part * (sorted.length - 1);
        int below = (int) index;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (index - below) * (sorted[above] - sorted[below]);
    }

    /** Returns whether both quartiles are within 10 % of the median. If not, the values cannot tell a number. */
    boolean isSteady() {
        return lower >= (1 - STEADY) * median && upper <= (1 + STEADY) * median;
    }

    /** Returns whether each median lies between the quartiles of the other. */
    boolean agreesWith(Quartiles other) {
        return median >= other.lower && median <= other.upper && other.median >= lower && other.median <= upper;
    }

    /** Returns the median, and in brackets the quartiles. */
    @Override
    public String toString() {
        return figure(median) + ' ' + range();
    }

    /** Returns the quartiles in brackets. If they are far from the median, it says that they cannot tell a number. */
    String range() {
        return '(' + figure(lower) + '–' + figure(upper) + (isSteady() ? ")" : ": cannot tell)");
    }

    /** Formats a number for people, with two or three significant digits. */
    static String figure(double value) {
        double size = Math.abs(value);
        if (size < 0.005) {
            return "0";
        }
        int decimals = size < 0.1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
