package cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Prints lines that fit into the terminal. */
final class Output {

    /** Longer lines are hard to read, also in a wide window. */
    private static final int WIDEST = 100;

    /** The width of a terminal that does not tell its own. */
    static final int USUAL_WIDTH = 80;

    /** A colour or another rendition, by the parameter of its control sequence (ECMA-48, SGR). */
    enum Style {
        PLAIN(0),
        BOLD(1),
        DIM(2),
        RED(31),
        GREEN(32),
        YELLOW(33),
        CYAN(36);

        private final int parameter;

        Style(int parameter) {
            this.parameter = parameter;
        }
    }

    private final Supplier<PrintWriter> out;
    private final IntSupplier width;
    private final boolean styled;
    private final boolean links;

    /** What was printed since {@link #forget}: each text with the lines that it needs in a window of the present size. */
    private final List<Supplier<List<String>>> texts = new ArrayList<>();

    /**
     * An output.
     *
     * @param out asked before each line, since the terminal may have been opened anew
     * @param width the columns of the terminal, asked before each line, since a window changes its size; 0 if there is no
     *     terminal
     * @param styled whether the terminal has colours, and they are wanted
     * @param links whether the terminal opens a file after a click
     */
    Output(Supplier<PrintWriter> out, IntSupplier width, boolean styled, boolean links) {
        this.out = out;
        this.width = width;
        this.styled = styled;
        this.links = links;
    }

    /** Whether colours are wanted: see <a href="https://no-color.org">no-color.org</a>. */
    static boolean coloursWanted() {
        String noColor = System.getenv("NO_COLOR");
        return noColor == null || noColor.isEmpty();
    }

    private void print(Supplier<List<String>> text) {
        texts.add(text);
        write(text);
    }

    private void write(Supplier<List<String>> text) {
        text.get().forEach(out.get()::println);
        out.get().flush();
    }

    /** Prints all texts again, in lines that fit into the window as it is now. */
    void again() {
        texts.forEach(this::write);
    }

    /** Makes {@link #again} begin with the next text. */
    void forget() {
        texts.clear();
    }

    void line() {
        line("");
    }

    void line(String text) {
        line(Style.PLAIN, "", text);
    }

    void line(Style style, String text) {
        line(style, "", text);
    }

    /** Prints a text in as many lines as it needs, each behind an indent. */
    void line(Style style, String indent, String text) {
        print(() -> wrapped(text, textWidth() - indent.length()).stream()
                .map(line -> indent + in(style, line))
                .toList());
    }

    /**
     * Prints a line of code behind the sign of its side. What does not fit stands in further lines behind the same sign. Without a
     * terminal, no line is broken: another program may read it.
     */
    void code(Style style, String sign, String line) {
        print(() -> {
            int columns = width.getAsInt();
            return CodeLines.fit(sign, line, columns > 0 ? columns - 1 : Integer.MAX_VALUE).stream()
                    .map(part -> in(style, part))
                    .toList();
        });
    }

    /** Prints a text behind a sign or a number. Its further lines begin below the text. */
    void hanging(Style style, String sign, String text) {
        String indent = " ".repeat(sign.length());
        print(() -> {
            List<String> lines = wrapped(text, textWidth() - indent.length());
            return IntStream.range(0, lines.size())
                    .mapToObj(i -> in(style, (i == 0 ? sign : indent) + lines.get(i)))
                    .toList();
        });
    }

    private int textWidth() {
        int columns = width.getAsInt();
        return Math.min(columns > 0 ? columns : USUAL_WIDTH, WIDEST) - 1;
    }

    /** Prints short texts side by side, in as many lines as they need. None of them is broken. */
    void items(Style style, List<String> items) {
        print(() -> sideBySide(items, textWidth()).stream()
                .map(line -> in(style, line))
                .toList());
    }

    private static List<String> sideBySide(List<String> items, int width) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String item : items) {
            if (!line.isEmpty() && line.length() + 3 + item.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : "   ").append(item);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A text in a style. It must fit into a line. */
    String in(Style style, String text) {
        return styled && style != Style.PLAIN ? "\033[" + style.parameter + "m" + text + "\033[0m" : text;
    }

    /** One of two signs: the second where the encoding of the terminal has not the first. */
    static String sign(String wanted, String ascii) {
        String encoding = System.getProperty("stdout.encoding", "US-ASCII");
        return Charset.forName(encoding).newEncoder().canEncode(wanted) ? wanted : ascii;
    }

    /**
     * Prints the place of a line of code. It is never broken, also where it is wider than the window: a terminal finds the place in a
     * line that it has broken itself, and a learner copies it whole.
     */
    void place(Path file, int line) {
        String place = file + ":" + line;
        String uri = file.toAbsolutePath().normalize().toUri().toString();
        print(() -> List.of("  " + (links ? "\033]8;;" + uri + "\033\\" + place + "\033]8;;\033\\" : place)));
    }

    /** Whether the terminal opens a file after a click. None can be asked, but those that do say their names. */
    static boolean linksWork() {
        return Stream.of("VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "TERM_PROGRAM")
                .anyMatch(name -> System.getenv(name) != null);
    }

    /** The text in lines of at most this width. A word that is longer keeps a line of its own: it may be a path to copy. */
    static List<String> wrapped(String text, int width) {
        if (text.length() <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : text.split(" +")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
