package workshop.tcpview;

import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import workshop.tcpview.View.Mark;
import workshop.tcpview.View.Row;

/**
 * A table on a terminal. Each drawing replaces the one before. The cursor stays below the table, so that the shell goes on
 * there when the program ends, for any reason. If the window is smaller than the table, keys move the visible part.
 *
 * <p>Not thread-safe.
 */
final class LiveTable {

    /** How many columns an arrow key moves the table sideways. */
    private static final int SIDEWAYS = 10;

    /** The columns of the sign before a socket. */
    private static final int SIGN = 2;

    /** The minimum of lines for sockets. A heading gets the lines above that. Three lines can say that there are more rows. */
    private static final int LOW = 3;

    private final Terminal terminal;
    private final Display display;
    private final String title;
    private final boolean queues;
    private final boolean colours;
    private Size size = Size.of(0, 0);
    private final Scroll down = new Scroll();
    private final Scroll right = new Scroll();
    /** The number of visible sockets in the last drawing. */
    private int page;

    /**
     * A table on this terminal.
     *
     * @param title the first line
     * @param queues as for {@link TableText#lines}
     * @param colours whether marks have a colour besides their sign
     */
    LiveTable(Terminal terminal, String title, boolean queues, boolean colours) {
        this.terminal = terminal;
        this.display = new Display(terminal, false);
        this.title = title;
        this.queues = queues;
        this.colours = colours;
    }

    /** Whether this terminal can move its cursor up, which replacing the table needs. */
    static boolean isFor(Terminal terminal) {
        return terminal.getStringCapability(Capability.cursor_up) != null;
    }

    /** Moves the visible part, or clears the screen. The next drawing shows the result. */
    void obey(Key key) {
        switch (key) {
            case UP -> down.move(-1);
            case DOWN -> down.move(1);
            case PAGE_UP -> down.move(-page);
            case PAGE_DOWN -> down.move(page);
            case HOME -> down.move(-Integer.MAX_VALUE);
            case END -> down.move(Integer.MAX_VALUE);
            case LEFT -> right.move(-SIDEWAYS);
            case RIGHT -> right.move(SIDEWAYS);
            case REDRAW -> clear();
            case QUIT -> throw new IllegalArgumentException("a table does not quit");
        }
    }

    /**
     * Draws the part of the view that fits into the window, in place of the drawing before.
     *
     * @throws IllegalStateException if the terminal is closed
     */
    void draw(View view) {
        fitWindow();
        List<AttributedString> lines = lines(view);
        display.update(lines, size.cursorPos(lines.size() - 1, 0));
    }

    private void fitWindow() {
        Size now = known(terminal.getSize());
        if (now.equals(size)) {
            return;
        }
        // The terminal may have wrapped the lines again, so their places are unknown.
        clear();
        size = now;
        display.resize(size);
    }

    private void clear() {
        boolean drawn = size.getColumns() > 0;
        if (drawn) {
            terminal.puts(Capability.clear_screen);
            display.reset();
        } else {
            // Keys that were pressed while this program started are on this line: the terminal has echoed them.
            terminal.puts(Capability.carriage_return);
            terminal.puts(Capability.clr_eol);
        }
    }

    // Some serial consoles do not report their size.
    private static Size known(Size size) {
        return size.getColumns() > 0 && size.getRows() > 0 ? size : Size.of(80, 24);
    }

    private List<AttributedString> lines(View view) {
        List<Row> rows = view.rows();
        List<String> table = TableText.lines(rows.stream().map(Row::socket).toList(), queues);
        right.fit(width(table), Math.max(1, size.getColumns() - 1 - SIGN));
        List<AttributedString> heading = heading(view, table.getFirst());
        int free = Math.max(1, size.getRows() - 1 - heading.size());
        page = rows.size() > free ? Math.max(1, free - 1) : rows.size();
        down.fit(rows.size(), page);

        List<AttributedString> lines = new ArrayList<>(heading);
        for (int i = down.start(); i < down.start() + page; i++) {
            lines.add(row(rows.get(i).mark(), table.get(i + 1)));
        }
        if (page < rows.size()) {
            lines.add(new AttributedString("  ... " + (down.start() + 1) + " to " + (down.start() + page) + " of "
                    + rows.size() + ": arrow keys, PgUp, PgDn, Home, End"));
        }
        return cut(lines);
    }

    private static int width(List<String> table) {
        return table.stream()
                .mapToInt(line -> new AttributedString(line).columnLength())
                .max()
                .orElseThrow();
    }

    /** The lines above the sockets: fewer in a low window, so that it still shows sockets. */
    private List<AttributedString> heading(View view, String columns) {
        List<AttributedString> heading = List.of(
                new AttributedString(title),
                new AttributedString(TableText.states(view)),
                legend(),
                row(Mark.NONE, columns));
        int free = Math.clamp(size.getRows() - 1 - LOW, 0, heading.size());
        return heading.subList(heading.size() - free, heading.size());
    }

    private AttributedString legend() {
        return new AttributedStringBuilder()
                .append(marked(Mark.NEW, "new"))
                .append("   ")
                .append(marked(Mark.CHANGED, "changed"))
                .append("   ")
                .append(marked(Mark.GONE, "gone"))
                .append("   q ends")
                .toAttributedString();
    }

    /** A line of the table. Its sign stays where it is when the table moves sideways. */
    private AttributedString row(Mark mark, String text) {
        AttributedString seen = new AttributedString(text).columnSubSequence(right.start(), Integer.MAX_VALUE);
        return marked(mark, seen.toString());
    }

    private AttributedString marked(Mark mark, String text) {
        return new AttributedString(sign(mark) + " " + text, style(mark));
    }

    // A sign besides the colour, for terminals without colours and for readers who cannot tell them apart.
    private static char sign(Mark mark) {
        return switch (mark) {
            case NONE -> ' ';
            case NEW -> '+';
            case CHANGED -> '~';
            case GONE -> '-';
        };
    }

    // Black text on the colours of TCPView is readable on dark terminals and on light ones.
    private AttributedStyle style(Mark mark) {
        AttributedStyle black = AttributedStyle.DEFAULT.foreground(AttributedStyle.BLACK);
        return switch (colours ? mark : Mark.NONE) {
            case NONE -> AttributedStyle.DEFAULT;
            case NEW -> black.background(AttributedStyle.GREEN);
            case CHANGED -> black.background(AttributedStyle.YELLOW);
            case GONE -> black.background(AttributedStyle.RED);
        };
    }

    /** Cuts lines that are too wide, and adds an empty line for the cursor. */
    private List<AttributedString> cut(List<AttributedString> lines) {
        List<AttributedString> cut = new ArrayList<>(lines);
        // The line end tells the display that the next line does not continue this one.
        cut.replaceAll(line -> AttributedString.join(
                AttributedString.EMPTY, line.columnSubSequence(0, size.getColumns() - 1), AttributedString.NEWLINE));
        cut.add(AttributedString.EMPTY);
        return cut;
    }
}
