package cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import judge.Exercise;
import judge.PlainText;
import judge.Step;

/**
 * What an exercise was about: a row of the page of the patterns.
 *
 * @param pattern its name, such as {@code accept loop}
 * @param purpose what it is for, in a sentence
 */
record Lesson(String pattern, String purpose) {

    private static final Pattern CELLS = Pattern.compile(" *\\| *");

    /** The first pattern that is built in an exercise. */
    static Optional<Lesson> of(Exercise exercise) {
        String page = Step.read(Path.of(System.getProperty("workshop"), "docs", "patterns.md"));
        return page.lines()
                .filter(line -> line.contains("[" + exercise + "]("))
                .map(line -> Arrays.asList(CELLS.split(line)))
                .map(Lesson::row)
                .findFirst();
    }

    /** The first cell is empty, because a row begins with a bar. */
    private static Lesson row(List<String> cells) {
        return new Lesson(cells.get(1), PlainText.of(cells.get(2)));
    }

    @Override
    public String toString() {
        // On the page, the sentence has no subject: the pattern stands before it.
        return "You have built the pattern \"" + pattern + "\". It " + Character.toLowerCase(purpose.charAt(0))
                + purpose.substring(1);
    }
}
