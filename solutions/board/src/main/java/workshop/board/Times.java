package workshop.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import workshop.board.Guides.Topic;

/**
 * A file of the times that the class took for each exercise. They correct the minutes of the guides. It has no names.
 *
 * <p>Thread-safe.
 */
final class Times {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'times-'yyyy-MM-dd-HHmmss'.csv'", Locale.ROOT);

    private static final String HEADER = "exercise,learners,median minutes,minutes of the guide";

    private final Path file;

    /**
     * How long the learners took for one exercise.
     *
     * @param learners how many of them
     * @param median in minutes, to a tenth
     */
    record Line(Topic topic, int learners, double median) {

        static Line of(Topic topic, List<Duration> times) {
            return new Line(topic, times.size(), median(times));
        }

        private static double median(List<Duration> times) {
            if (times.isEmpty()) {
                return 0;
            }
            List<Duration> sorted = times.stream().sorted().toList();
            int middle = sorted.size() / 2;
            Duration upper = sorted.get(middle);
            Duration lower = sorted.size() % 2 == 0 ? sorted.get(middle - 1) : upper;
            double seconds = (lower.toMillis() + upper.toMillis()) / 2000.0;
            return Math.round(seconds / 6) / 10.0;
        }

        private String csv() {
            return String.format(Locale.ROOT, "%s,%d,%.1f,%d", topic.exercise(), learners, median, topic.minutes());
        }

        private String text() {
            return String.format(Locale.ROOT, "%8d %8.1f %6d   %s", learners, median, topic.minutes(), topic.section());
        }
    }

    /** The file in a folder for a class that begins now. */
    Times(Path folder, LocalDateTime begin) {
        this.file = folder.resolve(begin.format(NAME));
    }

    /**
     * Writes the file anew: a reader finds the old one or the new one, and nothing between. Does nothing if nobody has finished an
     * exercise.
     */
    synchronized void write(List<Line> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, (Iterable<String>)
                Stream.concat(Stream.of(HEADER), lines.stream().map(Line::csv))::iterator);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The lines for a reader, with a heading. */
    static List<String> table(List<Line> lines) {
        return Stream.concat(
                        Stream.of("learners   median  guide   minutes"),
                        lines.stream().map(Line::text))
                .toList();
    }

    Path file() {
        return file;
    }
}
