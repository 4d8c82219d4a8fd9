package proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import judge.GuideRow;
import judge.Mistake;
import judge.Verdict;

/**
 * What each mistake shows first, and how the guide explains it. A person reads this file, and judges whether each
 * explanation is the mistake.
 */
final class FirstFailures {

    private final Path file;
    private final List<String> entries = new ArrayList<>();

    /** The file is below {@code target/first-failures}. */
    FirstFailures(String name) {
        this.file = Path.of(System.getProperty("output"))
                .resolveSibling("first-failures")
                .resolve(name + ".md");
    }

    /**
     * Adds one mistake.
     *
     * @param promised whether the mistake promises words of this failure
     * @param rows the rows of the guide that match this failure
     */
    void add(Mistake mistake, Verdict first, boolean promised, List<GuideRow> rows) {
        String said = first.failure().orElseThrow();
        String meanings = rows.stream()
                .map(row -> "- means: " + row.meaning() + "\n  (row: " + row.symptom() + ")"
                        + (row.matchesExactly(said) ? "\n" : " OTHER NUMBERS: ./workshop does not show it\n"))
                .collect(Collectors.joining());
        entries.add("## " + mistake + "\n\n- mistake: " + mistake.description()
                + "\n- first failing test: " + first.test()
                + "\n- it says: " + said + "\n"
                + (promised ? "" : "- NOT PROMISED: no line \"Fails with\" has words of this message\n")
                + (rows.isEmpty() ? "- NO ROW of the guide matches this message\n" : meanings));
    }

    void write() {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
