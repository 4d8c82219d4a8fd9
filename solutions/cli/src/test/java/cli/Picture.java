package cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.ScreenTerminal;

/** A picture of a terminal, as SVG. Its text is text. It has a background of its own, so it is readable on any page. */
final class Picture {

    private static final int CELL_WIDTH = 9;
    private static final int LINE_HEIGHT = 20;
    private static final int MARGIN = 16;
    private static final int TITLE_HEIGHT = 30;

    private static final String TEXT = "#e6edf3";
    private static final String DIM = "#9da7b3";

    /** The colours by their numbers in {@link ScreenTerminal}: red, green and blue in 4 bits each. */
    private static final Map<Integer, String> COLOURS = Map.of(
            0x000, "#0d1117", 0x800, "#ff8078", 0x080, "#6fdd8b", 0x880, "#eac54f", 0x088, "#76e3ea", 0x888, TEXT);

    private final int columns;
    private final long[] cells;
    private final int lines;

    private Picture(int columns, long[] cells) {
        this.columns = columns;
        this.cells = cells;
        this.lines = 1
                + IntStream.range(0, cells.length)
                                .filter(cell -> !isBlank(cell))
                                .max()
                                .orElse(0)
                        / columns;
    }

    /** What a terminal shows after a program has printed this, control sequences included. */
    static Picture of(String printed, int columns, int rows) {
        var screen = new ScreenTerminal(columns, rows);
        screen.write(printed);
        long[] cells = new long[columns * rows];
        screen.dump(cells, new int[2]);
        return new Picture(columns, cells);
    }

    /** Whether each of these is the beginning of a line. */
    boolean hasLines(String... beginnings) {
        List<String> all = IntStream.range(0, lines)
                .mapToObj(line -> text(line * columns, (line + 1) * columns))
                .toList();
        return Arrays.stream(beginnings)
                .allMatch(beginning -> all.stream().anyMatch(line -> line.startsWith(beginning)));
    }

    /** Writes the picture. The title is in a bar above the screen. */
    void write(Path file, String title) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, svg(title));
    }

    private String svg(String title) {
        int width = columns * CELL_WIDTH + 2 * MARGIN;
        int height = TITLE_HEIGHT + lines * LINE_HEIGHT + 2 * MARGIN;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
                <title>%3$s</title>
                <rect x="0.5" y="0.5" width="%4$d" height="%5$d" rx="8" fill="#161b22" stroke="#6e7681"/>
                <path d="M1 %6$d.5H%4$d" stroke="#6e7681"/>
                <g font-family="ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="15" shape-rendering="crispEdges">
                <text x="%7$d" y="20" text-anchor="middle" fill="%8$s">%3$s</text>
                %9$s
                </g>
                </svg>
                """.formatted(
                        width, height, escaped(title), width - 1, height - 1, TITLE_HEIGHT, width / 2, DIM, content());
    }

    private String content() {
        return IntStream.range(0, lines)
                .mapToObj(line -> backgrounds(line) + texts(line))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String backgrounds(int line) {
        var rectangles = new StringBuilder();
        int end = (line + 1) * columns;
        for (int start = line * columns, next; start < end; start = next) {
            Optional<String> colour = background(start);
            next = start + 1;
            while (next < end && background(next).equals(colour)) {
                next++;
            }
            if (colour.isPresent()) {
                rectangles.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>"
                        .formatted(x(start), top(line), (next - start) * CELL_WIDTH, LINE_HEIGHT, colour.get()));
            }
        }
        return rectangles.toString();
    }

    /** The texts of a line, each at its own place and of its own width: so they are aligned with any font. */
    private String texts(int line) {
        var texts = new StringBuilder();
        int end = (line + 1) * columns;
        for (int start = line * columns, next; start < end; start = next) {
            next = start + 1;
            if (!isBlank(start)) {
                while (next < end && belongs(next, start, end)) {
                    next++;
                }
                texts.append("<text x=\"%d\" y=\"%d\" textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\" %s>%s</text>"
                        .formatted(
                                x(start),
                                top(line) + 15,
                                (next - start) * CELL_WIDTH,
                                style(start),
                                escaped(text(start, next))));
            }
        }
        return texts.toString();
    }

    /** Whether a cell belongs to a text. Two blanks end it, and so does a sign that a font may lack: another may be wider. */
    private boolean belongs(int cell, int start, int end) {
        if (isBlank(cell)) {
            return cell + 1 < end && !isBlank(cell + 1) && belongs(cell + 1, start, end);
        }
        return style(cell).equals(style(start)) && !isSign(start) && !isSign(cell);
    }

    private boolean isBlank(int cell) {
        int character = ScreenTerminal.cellCodePoint(cells[cell]);
        return character == ' ' || character == 0;
    }

    private boolean isSign(int cell) {
        return ScreenTerminal.cellCodePoint(cells[cell]) > 0xFF;
    }

    private String text(int start, int end) {
        return Arrays.stream(cells, start, end)
                .mapToObj(cell -> Character.toString(ScreenTerminal.cellCodePoint(cell)))
                .collect(Collectors.joining());
    }

    private Optional<String> background(int cell) {
        return ScreenTerminal.cellHasBackground(cells[cell])
                ? Optional.of(colour(ScreenTerminal.cellBackground(cells[cell])))
                : Optional.empty();
    }

    private String style(int cell) {
        String fill = ScreenTerminal.cellDim(cells[cell]) ? DIM : TEXT;
        if (ScreenTerminal.cellHasForeground(cells[cell])) {
            fill = colour(ScreenTerminal.cellForeground(cells[cell]));
        }
        return "fill=\"" + fill + "\"" + (ScreenTerminal.cellBold(cells[cell]) ? " font-weight=\"bold\"" : "");
    }

    private static String colour(int number) {
        return Objects.requireNonNull(COLOURS.get(number), () -> "no colour for %03x".formatted(number));
    }

    private int x(int cell) {
        return MARGIN + cell % columns * CELL_WIDTH;
    }

    private static int top(int line) {
        return TITLE_HEIGHT + MARGIN + line * LINE_HEIGHT;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
