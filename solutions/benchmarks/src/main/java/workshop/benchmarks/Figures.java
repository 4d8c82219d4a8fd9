package workshop.benchmarks;

import java.util.Locale;

/** Figures as people read them: three digits that count, and no more than were measured. */
final class Figures {

    private Figures() {}

    /** A number of any size. */
    static String of(double value) {
        double size = Math.abs(value);
        if (size < 0.005) {
            return "0";
        }
        int decimals = size < 10 ? 2 : size < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** A metric's value in the unit in which it is told. */
    static String of(Metric metric, double value) {
        boolean counted = metric.unit().isEmpty();
        return counted ? String.format(Locale.ROOT, "%,.0f", value) : of(metric.scaled(value));
    }

    /** What several rounds have brought: the median, and in brackets the lowest and the highest. */
    static String of(Statistics statistics) {
        return of(statistics.median()) + " (" + of(statistics.min()) + "–" + of(statistics.max()) + ")";
    }
}
