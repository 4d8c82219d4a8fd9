package workshop.board;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import judge.Exercise;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import workshop.board.RoomView.Count;
import workshop.board.RoomView.Row;
import workshop.board.RoomView.Symptom;

/** The board as lines of a terminal. */
final class BoardText {

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle BOLD = PLAIN.bold();
    private static final AttributedStyle DIM = PLAIN.faint();
    private static final AttributedStyle GREEN = PLAIN.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle RED = PLAIN.foreground(AttributedStyle.RED);
    private static final AttributedStyle YELLOW = PLAIN.foreground(AttributedStyle.YELLOW);

    private static final String PASSES = sign("✔", "+");
    private static final String FAILS = sign("✘", "x");
    private static final String NONE = sign("·", ".");

    private BoardText() {}

    /** One of two signs: the second where the encoding of the terminal has not the first. */
    private static String sign(String wanted, String ascii) {
        String encoding = System.getProperty("stdout.encoding", "US-ASCII");
        return Charset.forName(encoding).newEncoder().canEncode(wanted) ? wanted : ascii;
    }

    /**
     * The whole board.
     *
     * @param maxLines the maximum number of lines; if the learners do not fit, the last line says how many are missing
     * @param columns the width into which the texts above the learners are fitted
     */
    static List<AttributedString> lines(RoomView view, int maxLines, int columns) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(line(BOLD, learners(view.rows().size()) + ", " + view.here() + " of them here"));
        view.commonest().ifPresent(symptom -> lines.addAll(commonest(symptom, columns)));
        lines.addAll(progress(view, columns));
        lines.addAll(rows(view, maxLines - lines.size()));
        return lines;
    }

    private static List<AttributedString> commonest(Symptom symptom, int columns) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(AttributedString.EMPTY);
        lines.add(line(YELLOW, "The commonest mistake now (" + learners(symptom.learners()) + "):"));
        lines.addAll(filled(PLAIN, "  ", List.of(symptom.meaning().split(" ")), " ", columns));
        lines.addAll(filled(DIM, "  ", List.of(symptom.answer().split(" ")), " ", columns));
        return lines;
    }

    /** As many parts in a line as fit. The first line begins with a text, and the others with as many blanks. */
    private static List<AttributedString> filled(
            AttributedStyle style, String begin, List<String> parts, String separator, int columns) {
        List<AttributedString> lines = new ArrayList<>();
        var line = new StringBuilder(begin).append(parts.getFirst());
        for (String part : parts.subList(1, parts.size())) {
            if (line.length() + separator.length() + part.length() > columns) {
                lines.add(line(style, line.toString()));
                line = new StringBuilder(" ".repeat(begin.length())).append(part);
            } else {
                line.append(separator).append(part);
            }
        }
        lines.add(line(style, line.toString()));
        return lines;
    }

    private static String learners(int count) {
        return count + (count == 1 ? " learner" : " learners");
    }

    /** For each step that has begun, how many pass each exercise, of those who have a verdict. */
    private static List<AttributedString> progress(RoomView view, int columns) {
        List<AttributedString> lines = new ArrayList<>();
        var steps = view.counts().stream()
                .filter(count -> count.passed() + count.failed() > 0)
                .collect(Collectors.groupingBy(
                        count -> count.topic().exercise().step(), TreeMap::new, Collectors.toList()));
        if (!steps.isEmpty()) {
            lines.add(AttributedString.EMPTY);
        }
        steps.forEach((step, counts) -> lines.addAll(filled(
                PLAIN,
                "step " + step + " passed by   ",
                counts.stream().map(BoardText::text).toList(),
                "   ",
                columns)));
        return lines;
    }

    private static String text(Count count) {
        return count.topic().exercise() + ": " + count.passed() + " of " + (count.passed() + count.failed());
    }

    /** Those who may want help stand first: in a low window, they are visible. */
    private static List<AttributedString> rows(RoomView view, int maxLines) {
        List<Row> rows = view.rows().stream()
                .sorted(Comparator.comparing(row -> !row.wantsHelp()))
                .toList();
        int width = rows.stream().mapToInt(row -> columns(row.name())).max().orElse(0);
        int free = Math.max(1, maxLines - 1);
        int shown = rows.size() > free ? free - 1 : rows.size();
        List<AttributedString> lines = new ArrayList<>(List.of(AttributedString.EMPTY));
        rows.subList(0, shown).forEach(row -> lines.add(learner(view, row, width)));
        if (shown < rows.size()) {
            lines.add(line(DIM, "and " + (rows.size() - shown) + " more, whom the page shows"));
        }
        return lines;
    }

    private static AttributedString learner(RoomView view, Row row, int width) {
        String name = row.name() + " ".repeat(width - columns(row.name()));
        var line = new AttributedStringBuilder()
                .styled(row.isHere() ? PLAIN : DIM, name)
                .append("%6s ".formatted(row.exercise()))
                .append(row.passes() ? line(GREEN, PASSES) : line(RED, FAILS))
                .append(row.passes() ? "         " : "%5s min".formatted(row.minutes()))
                .append("  ")
                .append(line(YELLOW, row.wantsHelp() ? "help?" : row.isHere() ? "     " : "away "))
                .append("  ");
        results(view, row).forEach(line::append);
        return line.toAttributedString();
    }

    /** A sign for each exercise of the step in which the learner is. */
    private static List<AttributedString> results(RoomView view, Row row) {
        List<AttributedString> signs = new ArrayList<>();
        for (int i = 0; i < view.counts().size(); i++) {
            Exercise exercise = view.counts().get(i).topic().exercise();
            if (exercise.step() == row.exercise().step()) {
                signs.add(
                        switch (row.results().charAt(i)) {
                            case 'p' -> line(GREEN, PASSES);
                            case 'f' -> line(RED, FAILS);
                            default -> line(DIM, NONE);
                        });
            }
        }
        return signs;
    }

    private static int columns(String text) {
        return new AttributedString(text).columnLength();
    }

    private static AttributedString line(AttributedStyle style, String text) {
        return new AttributedString(text, style);
    }
}
