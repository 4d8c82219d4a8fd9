package cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import judge.Code;
import judge.Exercise;
import judge.Members;
import judge.Step;

/**
 * The line of the learner's code to look at.
 *
 * @param file relative to the workshop
 * @param line from 1
 */
record Place(Path file, int line) {

    private static final Pattern LOCATION = Pattern.compile("\\((\\w+\\.java):(\\d+)\\)");
    private static final Pattern TODO = Pattern.compile("TODO \\d\\.\\d+: [^→]{0,20}");

    /** The line that the message names, or the line of the message's {@code TODO}, or else the methods of the exercise. */
    static List<Place> of(Step step, Code code, Exercise exercise, String message) {
        return named(step, code, message)
                .or(() -> todo(step, code, message))
                .map(List::of)
                .orElseGet(() -> methods(step, code, exercise));
    }

    private static Optional<Place> named(Step step, Code code, String message) {
        return LOCATION.matcher(message)
                .results()
                .flatMap(location -> code.files().keySet().stream()
                        .filter(file -> file.endsWith("/" + location.group(1)))
                        .map(file -> in(step, file, Integer.parseInt(location.group(2)))))
                .findFirst();
    }

    private static Optional<Place> todo(Step step, Code code, String message) {
        Matcher todo = TODO.matcher(message);
        return todo.lookingAt()
                ? code.files().entrySet().stream()
                        .filter(file -> file.getValue().contains(todo.group()))
                        .map(file -> in(step, file.getKey(), lineOf(todo.group(), file.getValue())))
                        .findFirst()
                : Optional.empty();
    }

    private static int lineOf(String words, String text) {
        return (int) text.substring(0, text.indexOf(words)).lines().count();
    }

    private static List<Place> methods(Step step, Code code, Exercise exercise) {
        return Code.read(step.solution()).files().entrySet().stream()
                .filter(file -> code.file(file.getKey()) != null)
                .flatMap(file -> new Members(file.getValue())
                        .marked().entrySet().stream()
                                .filter(marked -> marked.getValue().equals(exercise))
                                .map(marked -> place(step, code, file.getKey(), marked.getKey())))
                .toList();
    }

    private static Place place(Step step, Code code, String file, String member) {
        var members = new Members(code.file(file));
        return in(step, file, members.has(member) ? members.line(member) : 1);
    }

    private static Place in(Step step, String file, int line) {
        return new Place(Path.of(step.folder(), "src/main/java").resolve(file), line);
    }
}
