package workshop.benchmarks;

import java.util.List;
import java.util.Locale;

/** A chart of horizontal bars, as SVG. Its colours can be seen on a light and on a dark page. */
final class Chart {

    private static final int WIDTH = 820;
    private static final int LABELS = 330;
    private static final int FIGURES = 190;
    private static final int ROW = 24;

    private static final String TEXT = "#7d8590";
    private static final String BAR = "#3b82c4";
    private static final String WHISKER = "#d9822b";

    private final StringBuilder svg = new StringBuilder();
    private final double max;
    private int y;

    /**
     * A row of the chart.
     *
     * @param ratio the length of the bar and its whiskers; null for a heading
     */
    record Bar(String label, Quartiles ratio) {}

    private Chart(List<Bar> bars) {
        max = bars.stream()
                .filter(bar -> bar.ratio != null)
                .mapToDouble(bar -> bar.ratio.upper())
                .max()
                .orElse(1);
        int height = bars.size() * ROW + ROW / 2;
        format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"13\" fill=\"%s\">%n",
                WIDTH, height, WIDTH, height, TEXT);
        bars.forEach(this::add);
        format(
                "<line x1=\"%1$d\" x2=\"%1$d\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"%4$s\" stroke-dasharray=\"3 3\"/>%n</svg>%n",
                x(1), ROW, height - ROW / 2, TEXT);
    }

    /** Returns a chart of ratios. A whisker goes from one quartile to the other, and a dashed line stands at 1. */
    static String svg(List<Bar> bars) {
        return new Chart(bars).svg.toString();
    }

    private void add(Bar bar) {
        int middle = y + ROW / 2;
        if (bar.ratio == null) {
            text(0, middle, " font-weight=\"bold\"", bar.label);
        } else {
            text(16, middle, "", bar.label);
            rectangle(x(0), y + 4, x(bar.ratio.median()) - x(0), ROW - 8, BAR);
            rectangle(x(bar.ratio.lower()), middle - 1, x(bar.ratio.upper()) - x(bar.ratio.lower()), 3, WHISKER);
            text(x(Math.max(bar.ratio.upper(), 1)) + 8, middle, "", bar.ratio.toString());
        }
        y += ROW;
    }

    private int x(double ratio) {
        return LABELS + (int) Math.round(ratio / Math.max(max, 1) * (WIDTH - LABELS - FIGURES));
    }

    private void rectangle(int x, int top, int width, int height, String colour) {
        format(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n",
                x, top, Math.max(width, 2), height, colour);
    }

    private void text(int x, int middle, String attributes, String text) {
        format("<text x=\"%d\" y=\"%d\"%s>%s</text>%n", x, middle + 4, attributes, text);
    }

    private void format(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }
}
