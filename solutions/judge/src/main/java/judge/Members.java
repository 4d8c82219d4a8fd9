package judge;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.AccessSpecifier;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One source file as the members of its types: methods, constructors, fields and nested types. Finds members, compares
 * them, and copies them from one file into another. It works on the text, so that the rest of the file keeps its form.
 */
public final class Members {

    private static final JavaParser PARSER =
            new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_21));

    private final String text;
    private final CompilationUnit unit;
    private final Map<String, BodyDeclaration<?>> members = new LinkedHashMap<>();

    public Members(String text) {
        this.text = text;
        ParseResult<CompilationUnit> result = PARSER.parse(text);
        if (!result.isSuccessful()) {
            throw new IllegalArgumentException(result.getProblems() + " in\n" + text);
        }
        this.unit = result.getResult().orElseThrow();
        unit.getTypes().forEach(type -> add(type.getNameAsString(), type));
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
            return callable.getSignature().asString();
        }
        if (member instanceof FieldDeclaration field) {
            return field.getVariables().stream()
                    .map(NodeWithSimpleName::getNameAsString)
                    .collect(Collectors.joining(","));
        }
        return member.getMetaModel().getTypeName() + " in line " + begin(member).line;
    }

    /** The names of the top-level types. */
    public List<String> types() {
        return unit.getTypes().stream().map(NodeWithSimpleName::getNameAsString).toList();
    }

    // --- Exercises ---

    /** The bodies that are marked with an exercise, as in {@code // 2.3} above a method of a solution. */
    public Map<String, Exercise> marked() {
        Map<String, Exercise> marked = new LinkedHashMap<>();
        members.forEach((path, member) -> marker(member).ifPresent(exercise -> marked.put(path, exercise)));
        return marked;
    }

    private Optional<Exercise> marker(BodyDeclaration<?> member) {
        String above = textOfLine(begin(member).line - 1).strip();
        return above.matches("// \\d\\.\\d+") ? Exercise.in(above) : Optional.empty();
    }

    /** The bodies that throw a {@code TODO}, and its exercise. */
    public Map<String, Exercise> todos() {
        Map<String, Exercise> todos = new LinkedHashMap<>();
        members.forEach((path, member) -> body(member)
                .map(this::textOf)
                .filter(body -> body.contains("UnsupportedOperationException(") && body.contains("\"TODO "))
                .flatMap(Exercise::in)
                .ifPresent(exercise -> todos.put(path, exercise)));
        return todos;
    }

    /** Whether there is a member of this name, such as {@code Server.stop(Duration)}. */
    public boolean has(String path) {
        return members.containsKey(path);
    }

    /** The number of the line at which a member begins, from 1. */
    public int line(String path) {
        return begin(members.get(path)).line;
    }

    // --- Comparing twins ---

    /** The declarations that are not private, each with its Javadoc. */
    private Map<String, String> visible() {
        Map<String, String> visible = new TreeMap<>();
        members.forEach((path, member) -> {
            if (!isPrivate(member)) {
                visible.put(path, javadoc(member) + declaration(member));
            }
        });
        return visible;
    }

    /** The visible declarations that differ from those of another file. */
    public Map<String, String> visibleUnlike(Members other) {
        Map<String, String> unlike = visible();
        unlike.entrySet().removeAll(other.visible().entrySet());
        return unlike;
    }

    private static boolean isPrivate(BodyDeclaration<?> member) {
        for (Node node = member; node != null; node = node.getParentNode().orElse(null)) {
            boolean hidden = switch (node) {
                case CallableDeclaration<?> callable -> callable.getAccessSpecifier() == AccessSpecifier.PRIVATE;
                case FieldDeclaration field -> field.getAccessSpecifier() == AccessSpecifier.PRIVATE;
                case TypeDeclaration<?> type -> type.getAccessSpecifier() == AccessSpecifier.PRIVATE;
                default -> false;
            };
            if (hidden) {
                return true;
            }
        }
        return false;
    }

    /** The Javadoc stands right above the member, or above the mark of its exercise. */
    private String javadoc(BodyDeclaration<?> member) {
        int line = begin(member).line - (marker(member).isPresent() ? 2 : 1);
        return unit.getAllContainedComments().stream()
                .filter(Comment::isJavadocComment)
                .filter(comment -> comment.getRange().orElseThrow().end.line == line)
                .map(this::textOf)
                .findFirst()
                .orElse("");
    }

    /** A member without its body. */
    private String declaration(BodyDeclaration<?> member) {
        int end = member instanceof TypeDeclaration<?>
                ? text.indexOf('{', offset(begin(member)))
                : body(member).map(body -> offset(begin(body))).orElse(offset(end(member)) + 1);
        return text.substring(offset(begin(member)), end)
                .replaceAll("\\s+", " ")
                .strip();
    }

    // --- Copying members from one file into another ---

    /** This file, with the given bodies taken from another that has the same methods. */
    public String withBodiesOf(Members other, Iterable<String> paths) {
        List<Edit> edits = new ArrayList<>();
        for (String path : paths) {
            BlockStmt mine = body(members.get(path)).orElseThrow();
            BlockStmt theirs = body(other.members.get(path)).orElseThrow();
            edits.add(replace(mine, other.textOf(theirs)));
        }
        return apply(edits);
    }

    /**
     * This file, with the members of an overlay in place of those of the same name, its other members added to their
     * types, and its imports added. Types of the overlay that are not in this file are left out.
     */
    public String overlaidWith(Members overlay) {
        List<Edit> edits = new ArrayList<>();
        overlay.unit.getImports().stream()
                .filter(wanted -> !unit.getImports().contains(wanted))
                .forEach(wanted -> edits.add(addImport(wanted)));
        overlay.members.forEach((path, member) -> {
            BodyDeclaration<?> mine = members.get(path);
            if (!types().contains(path.split("\\.")[0]) || member instanceof TypeDeclaration<?> && mine != null) {
                return;
            }
            edits.add(
                    mine != null
                            ? replace(mine, overlay.textOf(member))
                            : addTo(members.get(path.substring(0, lastDot(path))), overlay.textOf(member)));
        });
        return apply(edits);
    }

    /** The dot before the member's own name; the types of its parameters may have dots as well. */
    private static int lastDot(String path) {
        int parameters = path.indexOf('(');
        return path.lastIndexOf('.', parameters < 0 ? path.length() : parameters);
    }

    private Edit addImport(ImportDeclaration wanted) {
        int after = offset(end(unit.getPackageDeclaration().orElseThrow())) + 1;
        return new Edit(after, after, "\n" + wanted.toString().strip());
    }

    private Edit addTo(BodyDeclaration<?> type, String member) {
        int brace = offset(end(type));
        return new Edit(brace, brace, "\n" + member + "\n");
    }

    private Edit replace(Node mine, String theirs) {
        return new Edit(offset(begin(mine)), offset(end(mine)) + 1, theirs);
    }

    private record Edit(int from, int to, String text) {}

    private String apply(List<Edit> edits) {
        var result = new StringBuilder(text);
        // From the end of the text, so that the earlier offsets stay valid.
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::from).reversed())
                .forEach(edit -> result.replace(edit.from, edit.to, edit.text));
        return result.toString();
    }

    // --- Positions in the text ---

    private static Optional<BlockStmt> body(BodyDeclaration<?> member) {
        return member.getChildNodes().stream()
                .filter(BlockStmt.class::isInstance)
                .map(BlockStmt.class::cast)
                .findFirst();
    }

    private String textOf(Node node) {
        return text.substring(offset(begin(node)), offset(end(node)) + 1);
    }

    private static Position begin(Node node) {
        return node.getRange().map(range -> range.begin).orElseThrow();
    }

    private static Position end(Node node) {
        return node.getRange().map((Range range) -> range.end).orElseThrow();
    }

    private String textOfLine(int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
    }

    private int offset(Position position) {
        int offset = 0;
        for (int line = 1; line < position.line; line++) {
            offset = text.indexOf('\n', offset) + 1;
        }
        return offset + position.column - 1;
    }
}
