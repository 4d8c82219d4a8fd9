package judge;

import com.github.javaparser.ast.AccessSpecifier;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A reference solution. It is parsed and compiled once, though hundreds of mistakes change it. Not thread-safe. */
public final class Reference {

    private final Code code;
    private final Map<String, Members> members = new HashMap<>();
    private final Map<String, Declarations> declarations = new HashMap<>();
    private final Map<String, Map<String, Integer>> firstExercises = new HashMap<>();
    private Compiled compiled;

    public Reference(Code code) {
        this.code = code;
    }

    public static Reference of(Step step) {
        return new Reference(Code.read(step.solution()));
    }

    public Code code() {
        return code;
    }

    /** The name of the file with a top-level type. */
    public String fileOf(String type) {
        return code.files().keySet().stream()
                .filter(file -> file.endsWith("/" + type + ".java"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the reference has no " + type));
    }

    /** The members of a file. */
    public Members members(String file) {
        return members.computeIfAbsent(file, name -> new Members(code.file(name)));
    }

    /** The visible declarations of a file. */
    Declarations declarations(String file) {
        return declarations.computeIfAbsent(file, name -> new Declarations(members(name)));
    }

    /** The classes. */
    Compiled compiled() {
        if (compiled == null) {
            compiled = Compiled.of(code);
        }
        return compiled;
    }

    /**
     * The number of the first exercise whose tests may run a member. While all exercises from some number on are {@code TODO},
     * nothing calls a private method that only their methods use.
     */
    int firstExercise(String file, String path) {
        return firstExercises
                .computeIfAbsent(file, name -> firstExercises(members(name)))
                .getOrDefault(path, 1);
    }

    private static Map<String, Integer> firstExercises(Members file) {
        Map<String, Exercise> marked = file.marked();
        List<String> helpers = file.paths().stream()
                .filter(path -> isPrivateMethod(path, file) && !marked.containsKey(path))
                .toList();
        var needs = new Needs(file);
        Map<String, Integer> first = new HashMap<>();
        for (String path : file.paths()) {
            if (!helpers.contains(path) && !(file.member(path) instanceof TypeDeclaration<?>)) {
                int number = marked.containsKey(path) ? marked.get(path).number() : 1;
                first.put(path, number);
                needs.of(List.of(path), helpers::contains).forEach(helper -> first.merge(helper, number, Math::min));
            }
        }
        return first;
    }

    /** The members without a mark that a member of a file needs, also through one another. */
    public List<String> helpers(String file, String path) {
        Members all = members(file);
        Set<String> others = new HashSet<>(all.paths());
        others.removeAll(all.marked().keySet());
        others.removeAll(all.types());
        return new Needs(all).of(List.of(path), others::contains);
    }

    private static boolean isPrivateMethod(String path, Members file) {
        return file.member(path) instanceof MethodDeclaration method
                && method.getAccessSpecifier() == AccessSpecifier.PRIVATE;
    }
}
