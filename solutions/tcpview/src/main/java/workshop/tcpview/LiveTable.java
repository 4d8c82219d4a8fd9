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
 * program ends, however it does: nothing has to be restored but the echo of what is typed, and closing the terminal does
 * that.
 *
 * <p>For one thread.
 */
final class LiveTable {

    private final Terminal terminal;
    private final Display display;
    private final String title;
    private final boolean queues;
    private final boolean colours;
    private Size size = Size.of(0, 0);

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
        // A key pressed in between would push the table away from where the next drawing expects it.
        terminal.echo(false);
    }

    /**
     * Draws the view over the one before, cut to what fits into the window.
     *
     * @throws IllegalStateException if the terminal is closed
     */
    void draw(View view) {
        fitWindow();
        List<AttributedString> lines = fitting(lines(view));
        display.update(lines, size.cursorPos(lines.size() - 1, 0));
    }

    private void fitWindow() {
        Size now = known(terminal.getSize());
        if (now.equals(size)) {
            return;
        }
        if (size.getColumns() > 0) {
            // Who knows where the lines are after the terminal wrapped them anew.
            terminal.puts(Capability.clear_screen);
            display.reset();
        }
        size = now;
        display.resize(size);
    }

    // Some serial consoles do not know their size.
    private static Size known(Size size) {
        return size.getColumns() > 0 && size.getRows() > 0 ? size : Size.of(80, 24);
    }

    private List<AttributedString> lines(View view) {
        List<Row> rows = view.rows();
        List<String> table = TableText.lines(rows.stream().map(Row::socket).toList(), queues);
        List<AttributedString> lines = new ArrayList<>();
        lines.add(new AttributedString(title));
        lines.add(legend());
        lines.add(new AttributedString("  " + table.getFirst()));
        for (int i = 0; i < rows.size(); i++) {
            lines.add(marked(rows.get(i).mark(), table.get(i + 1)));
        }
        return lines;
    }

    private AttributedString legend() {
        return new AttributedStringBuilder()
                .append(marked(Mark.NEW, "new"))
                .append("   ")
                .append(marked(Mark.CHANGED, "changed"))
                .append("   ")
                .append(marked(Mark.GONE, "gone"))
                .append("   Ctrl-C ends")
                .toAttributedString();
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

    /** Cuts what is too wide or too long, and leaves a last line empty for the cursor. */
    private List<AttributedString> fitting(List<AttributedString> lines) {
        int fit = Math.min(lines.size(), Math.max(1, size.getRows() - 1));
        List<AttributedString> fitting = new ArrayList<>(lines.subList(0, fit));
        if (fit < lines.size()) {
            fitting.set(fit - 1, new AttributedString("  ... and " + (lines.size() - fit + 1) + " more"));
        }
        // The line end tells the display that the next line is not the rest of this one.
        fitting.replaceAll(line -> AttributedString.join(
                AttributedString.EMPTY, line.columnSubSequence(0, size.getColumns() - 1), AttributedString.NEWLINE));
        fitting.add(AttributedString.EMPTY);
        return fitting;
    }
}
