package cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import judge.Code;
import judge.Exercise;
import judge.Members;
import judge.Mistake;
import judge.Reference;

/** The methods of the exercises in which the wrong solutions of the catalogue are wrong. */
final class Suspects {

    /**
     * A method that an exercise asks for.
     *
     * @param file its file, as in {@link Code}
     * @param path its name, as in {@link Members}
     * @param exercise the exercise that asks for it first
     */
    record Method(String file, String path, Exercise exercise) {}

    private final Reference reference;
    private final List<Method> methods = new ArrayList<>();

    Suspects(Reference reference) {
        this.reference = reference;
        reference
                .code()
                .files()
                .keySet()
                .forEach(file -> reference
                        .members(file)
                        .marked()
                        .forEach((path, exercise) -> methods.add(new Method(file, path, exercise))));
    }

    /** The methods of all exercises of the step. */
    List<Method> all() {
        return methods;
    }

    /** The methods of one exercise. */
    List<Method> of(Exercise exercise) {
        return methods.stream()
                .filter(method -> method.exercise.equals(exercise))
                .toList();
    }

    /** The methods that are wrong in most of these mistakes, in the order of the files: often there is one. */
    List<Method> of(List<Mistake> mistakes) {
        Map<Method, Integer> counts = counts(mistakes);
        int most = counts.values().stream().max(Integer::compare).orElse(0);
        return methods.stream()
                .filter(method -> counts.getOrDefault(method, 0) == most && most > 0)
                .toList();
    }

    /**
     * The methods of an exercise, and those of earlier exercises in which its tests find mistakes: it asks to change most of these.
     *
     * @param mistakes all mistakes of the exercise
     */
    List<Method> of(Exercise exercise, List<Mistake> mistakes) {
        Set<Method> wrong = counts(mistakes).keySet();
        return methods.stream()
                .filter(method -> method.exercise.equals(exercise) || wrong.contains(method))
                .toList();
    }

    private Map<Method, Integer> counts(List<Mistake> mistakes) {
        Map<Method, Integer> counts = new HashMap<>();
        mistakes.forEach(mistake -> wrong(mistake).forEach(method -> counts.merge(method, 1, Integer::sum)));
        return counts;
    }

    /** The methods that differ from the reference solution, or else those that need a member which does. */
    private List<Method> wrong(Mistake mistake) {
        List<Method> candidates = methods.stream()
                .filter(method -> method.exercise.compareTo(mistake.exercise()) <= 0)
                .toList();
        List<Method> wrong = candidates.stream()
                .filter(method -> changed(method.file, mistake).contains(method.path))
                .toList();
        if (wrong.isEmpty()) {
            wrong = candidates.stream()
                    .filter(method -> !Collections.disjoint(
                            changed(method.file, mistake), reference.helpers(method.file, method.path)))
                    .toList();
        }
        List<Method> own = wrong.stream()
                .filter(method -> method.exercise.equals(mistake.exercise()))
                .toList();
        return own.isEmpty() ? wrong : own;
    }

    private Set<String> changed(String file, Mistake mistake) {
        return mistake.members().types().stream()
                .filter(type -> reference.fileOf(type).equals(file))
                .flatMap(type -> mistake.members().paths().stream().filter(path -> path.startsWith(type + ".")))
                .filter(path -> !reference.members(file).hasSame(path, mistake.members()))
                .collect(Collectors.toSet());
    }
}
