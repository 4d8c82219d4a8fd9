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
 * A table that is drawn again and again over itself. The cursor rests below it, and there the shell goes on when the
 * program ends, however it does. The window may be smaller than the table: the keys move what is seen of it.
 *
 * <p>For one thread.
 */
final class LiveTable {

    /** How many columns an arrow key moves the table sideways. */
    private static final int SIDEWAYS = 10;

    /** The columns of the sign before a socket. */
    private static final int SIGN = 2;

    /** The lines that sockets get at least, before there is a heading: as many as show that there are more. */
    private static final int LOW = 3;

    private final Terminal terminal;
    private final Display display;
    private final String title;
    private final boolean queues;
    private final boolean colours;
    private Size size = Size.of(0, 0);
    private final Scroll down = new Scroll();
    private final Scroll right = new Scroll();
    /** How many sockets were seen at once when the table was last drawn. */
    private int page;

    /**
     * A table on this terminal.
     *
     * @param title stands above it
     * @param queues as for {@link TableText#lines}
     * @param colours whether marks are coloured; they have a sign as well
     */
    LiveTable(Terminal terminal, String title, boolean queues, boolean colours) {
        this.terminal = terminal;
        this.display = new Display(terminal, false);
        this.title = title;
        this.queues = queues;
        this.colours = colours;
    }

    /** Whether a table can be drawn over itself on this terminal. */
    static boolean isFor(Terminal terminal) {
        return terminal.getStringCapability(Capability.cursor_up) != null;
    }

    /** Moves what is seen of the table, or forgets what is on the screen: both show when the table is drawn next. */
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
     * Draws the view over the one before: of it, what fits into the window.
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
        // Who knows where the lines are after the terminal wrapped them anew.
        clear();
        size = now;
        display.resize(size);
    }

    private void clear() {
        boolean drawn = size.getColumns() > 0;
        if (drawn) {
            terminal.puts(Capability.clear_screen);
            display.reset();
        }
    }

    // Some serial consoles do not know their size.
    private static Size known(Size size) {
        return size.getColumns() > 0 && size.getRows() > 0 ? size : Size.of(80, 24);
    }

    private List<AttributedString> lines(View view) {
        List<Row> rows = view.rows();
        List<String> table = TableText.lines(rows.stream().map(Row::socket).toList(), queues);
        right.fit(width(table), Math.max(1, size.getColumns() - 1 - SIGN));
        List<AttributedString> heading = heading(view, table.getFirst());
        int room = Math.max(1, size.getRows() - 1 - heading.size());
        page = rows.size() > room ? Math.max(1, room - 1) : rows.size();
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

    /** What stands above the sockets: less of it in a window that is so low that nothing else would be seen. */
    private List<AttributedString> heading(View view, String columns) {
        List<AttributedString> heading = List.of(
                new AttributedString(title),
                new AttributedString(TableText.states(view)),
                legend(),
                row(Mark.NONE, columns));
        int room = Math.clamp(size.getRows() - 1 - LOW, 0, heading.size());
        return heading.subList(heading.size() - room, heading.size());
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

    // For whoever does not see colours, or has none.
    private static char sign(Mark mark) {
        return switch (mark) {
            case NONE -> ' ';
            case NEW -> '+';
            case CHANGED -> '~';
            case GONE -> '-';
        };
    }

    // Black on the colours of TCPView, which can be read on a dark terminal and on a light one.
    private AttributedStyle style(Mark mark) {
        AttributedStyle black = AttributedStyle.DEFAULT.foreground(AttributedStyle.BLACK);
        return switch (colours ? mark : Mark.NONE) {
            case NONE -> AttributedStyle.DEFAULT;
            case NEW -> black.background(AttributedStyle.GREEN);
            case CHANGED -> black.background(AttributedStyle.YELLOW);
            case GONE -> black.background(AttributedStyle.RED);
        };
    }

    /** Cuts what is too wide, and leaves a last line empty for the cursor. */
    private List<AttributedString> cut(List<AttributedString> lines) {
        List<AttributedString> cut = new ArrayList<>(lines);
        // The line end tells the display that the next line is not the rest of this one.
        cut.replaceAll(line -> AttributedString.join(
                AttributedString.EMPTY, line.columnSubSequence(0, size.getColumns() - 1), AttributedString.NEWLINE));
        cut.add(AttributedString.EMPTY);
        return cut;
    }
}
