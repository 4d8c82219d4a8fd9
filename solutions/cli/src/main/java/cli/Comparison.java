package cli;

import cli.Suspects.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import judge.Code;
import judge.Exercise;
import judge.Graft;
import judge.Members;
import judge.Reference;
import judge.Step;

/**
 * A method of an exercise, as the learner and the reference have solved it. Or the private members that these methods need.
 *
 * @param title the method, such as {@code AcceptLoop.run(ServerSocketChannel, ConnectionHandler)}, and its exercise if that is
 *     another one
 * @param yours the learner's code; empty if there is none, or only the starter's TODO
 * @param reference the code of the reference; empty if it needs no private members
 * @param same whether both have the same code, apart from blanks and line breaks
 */
record Comparison(String title, String yours, String reference, boolean same) {

    /** The parts of an exercise, in the order of the files: its methods, and those of earlier exercises in which it finds mistakes. */
    static List<Comparison> of(Exercise exercise, Step step, Code learner) {
        var reference = Reference.of(step);
        Code starter = Starters.of(step, reference.code());
        Map<String, List<Method>> methods = new Suspects(reference)
                .of(exercise, step.mistakes(exercise::equals)).stream()
                        .collect(Collectors.groupingBy(Method::file, TreeMap::new, Collectors.toList()));
        List<Comparison> parts = new ArrayList<>();
        methods.forEach((file, ofFile) -> {
            Members solved = reference.members(file);
            Members given = new Members(starter.file(file));
            Members mine = new Members(learner.file(file) == null ? starter.file(file) : learner.file(file));
            ofFile.forEach(method -> parts.add(method(method, exercise, mine, solved)));
            Comparison helpers = helpers(ofFile.stream().map(Method::path).toList(), mine, solved, given);
            if (!helpers.yours.isEmpty() || !helpers.reference.isEmpty()) {
                parts.add(helpers);
            }
        });
        return parts;
    }

    private static Comparison method(Method method, Exercise exercise, Members mine, Members solved) {
        String path = method.path();
        String title = method.exercise().equals(exercise) ? path : path + ", of " + method.exercise();
        boolean isBegun = mine.has(path) && !mine.todos().containsKey(path);
        return new Comparison(
                title, isBegun ? mine.text(path) : "", solved.text(path), isBegun && mine.hasSame(path, solved));
    }

    private static Comparison helpers(List<String> paths, Members mine, Members solved, Members given) {
        List<String> methods = paths.stream().filter(mine::has).toList();
        List<String> yours = new Graft(given, mine).needs(methods, path -> false);
        List<String> theirs = new Graft(given, solved).needs(paths, path -> false);
        boolean same = yours.equals(theirs) && yours.stream().allMatch(path -> mine.hasSame(path, solved));
        return new Comparison("What these methods need", texts(yours, mine), texts(theirs, solved), same);
    }

    private static String texts(Collection<String> paths, Members members) {
        return paths.stream().map(members::text).collect(Collectors.joining("\n\n"));
    }
}
