package judge;

import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import judge.SourceText.Edit;
import judge.SourceText.Name;

/**
 * One source file as the members of its types: methods, constructors, fields and nested types. Finds members, and
 * changes their bodies. It works on the text, so that the rest of the file keeps its form.
 */
public final class Members {

    /** An editor may write the type of a parameter with its package. */
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

    private final SourceText source;
    private final Map<String, BodyDeclaration<?>> members = new LinkedHashMap<>();

    /**
     * Reads the members of a file.
     *
     * @param text the text of the file, with LF at the ends of its lines
     * @throws IllegalArgumentException if the text is not Java; the error message begins with the line of the first error
     */
    public Members(String text) {
        this.source = new SourceText(text);
        source.unit().getTypes().forEach(type -> add(type.getNameAsString(), type));
    }

    /**
     * Reads the members of a learner's file.
     *
     * @param text the text of the file, with LF at the ends of its lines
     * @return empty if the text is not Java, or has syntax that the compiler knows and this parser does not
     */
    public static Optional<Members> in(String text) {
        try {
            return Optional.of(new Members(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void add(String path, TypeDeclaration<?> type) {
        members.put(path, type);
        for (BodyDeclaration<?> member : type.getMembers()) {
            if (member instanceof TypeDeclaration<?> nested) {
                add(path + "." + nested.getNameAsString(), nested);
            } else {
                members.put(path + "." + name(member), member);
            }
        }
    }

    private static String name(BodyDeclaration<?> member) {
        if (member instanceof CallableDeclaration<?> callable) {
            return PACKAGE.matcher(callable.getSignature().asString()).replaceAll("");
        }
        if (member instanceof FieldDeclaration field) {
            return field.getVariables().stream()
                    .map(NodeWithSimpleName::getNameAsString)
                    .collect(Collectors.joining(","));
        }
        return member.getMetaModel().getTypeName() + " in line " + SourceText.begin(member).line;
    }

    /** The names of the top-level types. */
    public List<String> types() {
        return source.unit().getTypes().stream()
                .map(NodeWithSimpleName::getNameAsString)
                .toList();
    }

    // --- Exercises ---

    /** The bodies that are marked with an exercise, as in {@code // 2.3} above a method of a solution. */
    public Map<String, Exercise> marked() {
        Map<String, Exercise> marked = new LinkedHashMap<>();
        members.forEach((path, member) -> marker(member).ifPresent(exercise -> marked.put(path, exercise)));
        return marked;
    }

    /** The names of the members that are marked with an exercise. */
    public List<String> pathsOf(Exercise exercise) {
        return marked().entrySet().stream()
                .filter(member -> member.getValue().equals(exercise))
                .map(Map.Entry::getKey)
                .toList();
    }

    Optional<Exercise> marker(BodyDeclaration<?> member) {
        String above = source.line(SourceText.begin(member).line - 1).strip();
        return above.matches("// \\d\\.\\d+") ? Exercise.in(above) : Optional.empty();
    }

    /** The bodies that throw a {@code TODO}, and its exercise. A {@code TODO} in a comment is none. */
    public Map<String, Exercise> todos() {
        Map<String, Exercise> todos = new LinkedHashMap<>();
        members.forEach((path, member) -> body(member)
                .flatMap(body -> body.findFirst(ObjectCreationExpr.class, Members::isTodo))
                .map(source::textOf)
                .flatMap(Exercise::in)
                .ifPresent(exercise -> todos.put(path, exercise)));
        return todos;
    }

    private static boolean isTodo(ObjectCreationExpr created) {
        return created.getType().getNameAsString().equals("UnsupportedOperationException")
                && created.getArguments().stream()
                        .anyMatch(text -> text.toString().startsWith("\"TODO "));
    }

    /** Whether there is a member of this name, such as {@code Server.stop(Duration)}. */
    public boolean has(String path) {
        return members.containsKey(path);
    }

    /** The number of the line at which a member begins, from 1. */
    public int line(String path) {
        return SourceText.begin(members.get(path)).line;
    }

    // --- Other bodies ---

    /** This file, with the given bodies taken from another that has the same methods. */
    public String withBodiesOf(Members other, Iterable<String> paths) {
        List<Edit> edits = new ArrayList<>();
        for (String path : paths) {
            BlockStmt mine = body(members.get(path)).orElseThrow();
            BlockStmt theirs = body(other.members.get(path)).orElseThrow();
            edits.add(source.replace(mine, other.source.textOf(theirs)));
        }
        return source.apply(edits);
    }

    /**
     * This file with other bodies.
     *
     * @param bodies a word for the body of each member
     * @param text makes a body of the word and of the indentation of its member, a number of blanks
     */
    public String withBodies(Map<String, String> bodies, BiFunction<String, Integer, String> text) {
        List<Edit> edits = new ArrayList<>();
        bodies.forEach((path, word) -> {
            BodyDeclaration<?> member = members.get(path);
            int indentation = SourceText.begin(member).column - 1;
            edits.add(source.replace(body(member).orElseThrow(), text.apply(word, indentation)));
        });
        return source.apply(edits);
    }

    // --- Single members ---

    /** The names of all members, in the order of the file: {@code Type.field}, {@code Type.method(int, String)}, {@code Type.Nested}. */
    public Set<String> paths() {
        return members.keySet();
    }

    /** The name of the type that a member belongs to; empty for a top-level type. */
    static String owner(String path) {
        int dot = lastDot(path);
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /** The identifiers by which code uses a member: see {@link Name}. */
    List<String> usedAs(String path) {
        String name = path.substring(lastDot(path) + 1);
        return switch (members.get(path)) {
            case CallableDeclaration<?> callable -> List.of(callable.getNameAsString() + Name.CALL);
            case TypeDeclaration<?> type -> List.of(name, name + Name.CALL);
            default -> List.of(name.split(","));
        };
    }

    /** The dot before the member's own name; the types of its parameters may have dots as well. */
    private static int lastDot(String path) {
        int parameters = path.indexOf('(');
        return path.lastIndexOf('.', parameters < 0 ? path.length() : parameters);
    }

    /** Whether another file has the same member, apart from comments above it, blanks and line breaks. */
    public boolean hasSame(String path, Members other) {
        return members.containsKey(path)
                && other.members.containsKey(path)
                && oneLine(members.get(path)).equals(other.oneLine(other.members.get(path)));
    }

    /** The code of a member, without the margin and the comments above it. */
    public String text(String path) {
        BodyDeclaration<?> member = members.get(path);
        return (" ".repeat(SourceText.begin(member).column - 1) + source.textOf(member)).stripIndent();
    }

    private String oneLine(BodyDeclaration<?> member) {
        return source.textOf(member).replaceAll("\\s+", " ");
    }

    BodyDeclaration<?> member(String path) {
        return members.get(path);
    }

    SourceText source() {
        return source;
    }

    static Optional<BlockStmt> body(BodyDeclaration<?> member) {
        return member.getChildNodes().stream()
                .filter(BlockStmt.class::isInstance)
                .map(BlockStmt.class::cast)
                .findFirst();
    }
}
