package cli;

import cli.Suspects.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import judge.Code;
import judge.Exercise;
import judge.Members;
import judge.Reference;
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

    /**
     * The first of these that there is: the line that the message names; the line of the message's {@code TODO}; the methods in
     * which most wrong solutions with this message are wrong, and of these only the {@code TODO}s if there are any; the
     * exercise's {@code TODO}s; all methods of the exercise.
     */
    static List<Place> of(Step step, Code code, Exercise exercise, String message) {
        return named(step, code, message)
                .or(() -> todo(step, code, message))
                .map(List::of)
                .orElseGet(() -> methods(step, code, exercise, message));
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

    private static List<Place> methods(Step step, Code code, Exercise exercise, String message) {
        var reference = Reference.of(step);
        var suspects = new Suspects(reference);
        Map<String, Members> mine = new HashMap<>();
        reference.code().files().keySet().stream()
                .filter(file -> code.file(file) != null)
                .forEach(file -> Members.in(code.file(file)).ifPresent(members -> mine.put(file, members)));
        List<Method> asked = suspects.of(exercise).stream()
                .filter(method -> code.file(method.file()) != null)
                .toList();
        List<Method> open = asked.stream()
                .filter(method -> mine.containsKey(method.file())
                        && mine.get(method.file()).todos().containsKey(method.path()))
                .toList();
        List<Method> wrong = suspects.of(step.mistakes(exercise, message)).stream()
                .filter(method -> mine.containsKey(method.file())
                        && mine.get(method.file()).has(method.path()))
                .toList();
        List<Method> wrongAndOpen = wrong.stream().filter(open::contains).toList();
        return Stream.of(wrongAndOpen, wrong, open, asked)
                .filter(methods -> !methods.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(method -> in(step, method.file(), line(mine.get(method.file()), method.path())))
                .distinct()
                .toList();
    }

    /** The line of a method; the first one of the file if it has no such method, or if the parser cannot read the file. */
    private static int line(Members members, String path) {
        return members != null && members.has(path) ? members.line(path) : 1;
    }

    private static Place in(Step step, String file, int line) {
        return new Place(Path.of(step.folder(), "src/main/java").resolve(file), line);
    }
}
