package workshop.benchmarks;

import java.util.Locale;

/** Formats figures for people, with three significant digits. */
final class Figures {

    private Figures() {}

    /** Formats a number of any size. */
    static String of(double value) {
        double size = Math.abs(value);
        if (size < 0.005) {
            return "0";
        }
        int decimals = size < 10 ? 2 : size < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** Formats a metric's value in the unit in which it is shown. */
    static String of(Metric metric, double value) {
        boolean counted = metric.unit().isEmpty();
        return counted ? String.format(Locale.ROOT, "%,.0f", value) : of(metric.scaled(value));
    }

    /** Formats the result of several rounds: the median, and in brackets the lowest and the highest value. */
    static String of(Statistics statistics) {
        return of(statistics.median()) + " (" + of(statistics.min()) + "–" + of(statistics.max()) + ")";
    }
}
