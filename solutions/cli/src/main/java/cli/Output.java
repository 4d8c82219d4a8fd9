package cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

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

    /**
     * An output.
     *
     * @param out asked before each line, since the terminal may have been opened anew
     * @param width the columns of the terminal, asked before each line, since a window changes its size
     * @param styled whether the terminal has colours, and they are wanted
     */
    Output(Supplier<PrintWriter> out, IntSupplier width, boolean styled) {
        this.out = out;
        this.width = width;
        this.styled = styled;
    }

    /** Whether colours are wanted: see <a href="https://no-color.org">no-color.org</a>. */
    static boolean coloursWanted() {
        String noColor = System.getenv("NO_COLOR");
        return noColor == null || noColor.isEmpty();
    }

    void line() {
        out.get().println();
        out.get().flush();
    }

    void line(String text) {
        line(Style.PLAIN, "", text);
    }

    void line(Style style, String text) {
        line(style, "", text);
    }

    /** Prints a text in as many lines as it needs, each behind an indent. */
    void line(Style style, String indent, String text) {
        for (String line : wrapped(text, Math.min(width.getAsInt(), WIDEST) - 1 - indent.length())) {
            out.get().println(indent + in(style, line));
        }
        out.get().flush();
    }

    /** Prints a line of code. What does not fit stands in further lines, under it. */
    void code(Style style, String line) {
        for (String part : CodeLines.fit(line, width.getAsInt() - 1)) {
            out.get().println(in(style, part));
        }
        out.get().flush();
    }

    /** Prints a text behind a sign or a number. Its further lines begin below the text. */
    void hanging(Style style, String sign, String text) {
        String indent = " ".repeat(sign.length());
        List<String> lines = wrapped(text, Math.min(width.getAsInt(), WIDEST) - 1 - indent.length());
        for (int i = 0; i < lines.size(); i++) {
            out.get().println(in(style, (i == 0 ? sign : indent) + lines.get(i)));
        }
        out.get().flush();
    }

    /** Prints short texts side by side, in as many lines as they need. None of them is broken. */
    void items(Style style, List<String> items) {
        var line = new StringBuilder();
        for (String item : items) {
            if (!line.isEmpty() && line.length() + 3 + item.length() > width.getAsInt() - 1) {
                out.get().println(in(style, line.toString()));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : "   ").append(item);
        }
        out.get().println(in(style, line.toString()));
        out.get().flush();
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

    /** Prints the place of a line of code. Terminals that know links open the file after a click. */
    void place(Path file, int line) {
        String place = file + ":" + line;
        String uri = file.toAbsolutePath().normalize().toUri().toString();
        out.get()
                .println("  "
                        + (styled && knowsLinks() ? "\033]8;;" + uri + "\033\\" + place + "\033]8;;\033\\" : place));
        out.get().flush();
    }

    /** No terminal can be asked, but those that know links say their names. */
    private static boolean knowsLinks() {
        return List.of("VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "TERM_PROGRAM").stream()
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
