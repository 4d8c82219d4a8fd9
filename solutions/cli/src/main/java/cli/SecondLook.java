package cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import judge.Code;
import judge.Exercise;
import judge.Step;

/** Where to see other solutions of an exercise, once it passes. */
final class SecondLook {

    private SecondLook() {}

    /** One line for the reference solution, and one for the second solution where it solves the exercise in another way. */
    static List<String> at(Step step, Exercise exercise) {
        // The whole line of the marker: to parse all files would take much of the time from a save to the verdict.
        String marker = "// " + exercise;
        List<String> files = Code.read(step.solution()).files().entrySet().stream()
                .filter(file -> file.getValue().lines().map(String::strip).anyMatch(marker::equals))
                .map(Map.Entry::getKey)
                .toList();
        return Stream.concat(
                        line("The reference solution:", step.solution(), files),
                        line("A second solution, built in another way:", step.second(), files))
                .toList();
    }

    private static Stream<String> line(String what, Path folder, List<String> files) {
        List<String> found = files.stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .map(file -> file.normalize().toString())
                .toList();
        return found.isEmpty() ? Stream.empty() : Stream.of(what + " " + String.join(" ", found));
    }
}
