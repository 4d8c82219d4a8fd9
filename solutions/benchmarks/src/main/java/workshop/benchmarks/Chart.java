package workshop.benchmarks;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.ScatterRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.statistics.DefaultMultiValueCategoryDataset;
import org.jfree.svg.SVGGraphics2D;
import workshop.benchmarks.contenders.Roster;

/** A chart of one chapter. A bar is the median of a contender's rounds, and a dot is one round. */
final class Chart {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;

    /** Okabe and Ito's palette: people with colour blindness can tell these colours apart, too. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2), new Color(0xE69F00), new Color(0xCC79A7), new Color(0x999999), new Color(0x009E73));

    private static final double GAP = 0.05;

    private final Chapter chapter;
    private final DefaultCategoryDataset medians = new DefaultCategoryDataset();
    private final DefaultMultiValueCategoryDataset rounds = new DefaultMultiValueCategoryDataset();

    private Chart(Chapter chapter) {
        this.chapter = chapter;
    }

    /**
     * Returns why no chart can be drawn on this JDK; empty if one can be drawn. To place a text, AWT needs fonts and
     * the native libraries that read them. A headless JDK may come without them.
     */
    static Optional<String> skipReason() {
        try {
            new SVGGraphics2D(WIDTH, HEIGHT).getFontMetrics();
            return Optional.empty();
        } catch (LinkageError | InternalError | RuntimeException e) {
            return Optional.of("this JDK cannot measure text, because fonts or a native library are missing");
        }
    }

    /**
     * Draws the first metric of a chapter, and writes the chart to a file. Call it only if {@link #skipReason} is
     * empty.
     */
    static void write(Chapter chapter, List<Workload> workloads, Results results, Path file) throws IOException {
        Chart chart = new Chart(chapter);
        for (Workload workload : workloads) {
            for (Roster contender : workload.contenders()) {
                chart.add(workload, contender, results);
            }
        }
        SVGGraphics2D svg = new SVGGraphics2D(WIDTH, HEIGHT);
        chart.draw().draw(svg, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        Files.writeString(file, svg.getSVGDocument());
    }

    private void add(Workload workload, Roster contender, Results results) {
        Metric metric = metric();
        List<Double> values = results.byRound(workload.id(), contender, metric).values().stream()
                .map(metric::scaled)
                .toList();
        medians.addValue(Statistics.of(values).median(), contender.label(), workload.variant());
        rounds.add(values, contender.label(), workload.variant());
    }

    private Metric metric() {
        return chapter.metrics().getFirst();
    }

    private JFreeChart draw() {
        JFreeChart chart = ChartFactory.createBarChart(chapter.title(), null, chapter.label(metric()), medians);
        chart.setBackgroundPaint(Color.WHITE);
        chart.getTitle().setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setOutlineVisible(false);
        plot.setRenderer(0, bars());
        plot.setDataset(1, rounds);
        plot.setRenderer(1, dots());
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        return chart;
    }

    private static BarRenderer bars() {
        BarRenderer bars = new BarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setItemMargin(GAP);
        for (int i = 0; i < COLOURS.size(); i++) {
            bars.setSeriesPaint(i, COLOURS.get(i));
        }
        return bars;
    }

    private static ScatterRenderer dots() {
        ScatterRenderer dots = new ScatterRenderer();
        dots.setItemMargin(GAP);
        dots.setDefaultSeriesVisibleInLegend(false);
        for (int i = 0; i < COLOURS.size(); i++) {
            dots.setSeriesPaint(i, Color.BLACK);
            dots.setSeriesShape(i, new Ellipse2D.Double(-2, -2, 4, 4));
        }
        return dots;
    }
}
