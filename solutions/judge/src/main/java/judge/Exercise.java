package judge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The identifier of an exercise, such as 2.3. */
public record Exercise(int step, int number) implements Comparable<Exercise> {

    private static final Pattern ID = Pattern.compile("\\b(\\d)\\.(\\d+)\\b");

    /** The first identifier in a text, as in the display name {@code 2.3 Accept for ever}. */
    public static Optional<Exercise> in(String text) {
        Matcher id = ID.matcher(text);
        return id.find() ? Optional.of(of(id)) : Optional.empty();
    }

    private static Exercise of(Matcher id) {
        return new Exercise(Integer.parseInt(id.group(1)), Integer.parseInt(id.group(2)));
    }

    @Override
    public int compareTo(Exercise other) {
        return step != other.step ? Integer.compare(step, other.step) : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return step + "." + number;
    }
}
