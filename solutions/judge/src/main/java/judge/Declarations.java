package judge;

import com.github.javaparser.ast.AccessSpecifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.comments.Comment;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The declarations of a file that are not private, each with its Javadoc: what a starter and its solution have in common. */
public final class Declarations {

    private final Members members;
    private final SourceText source;
    private final Map<Integer, String> javadocByLastLine;
    private final Map<String, String> visible;

    public Declarations(Members members) {
        this.members = members;
        this.source = members.source();
        this.javadocByLastLine = source.unit().getAllContainedComments().stream()
                .filter(Comment::isJavadocComment)
                .collect(Collectors.toMap(
                        comment -> comment.getRange().orElseThrow().end.line,
                        source::textOf,
                        (first, second) -> first));
        this.visible = visible();
    }

    /** Those that differ from the declarations of another file. */
    public Map<String, String> unlike(Declarations other) {
        Map<String, String> unlike = new TreeMap<>(visible);
        unlike.entrySet().removeAll(other.visible.entrySet());
        return unlike;
    }

    private Map<String, String> visible() {
        Map<String, String> visible = new TreeMap<>();
        for (String path : members.paths()) {
            BodyDeclaration<?> member = members.member(path);
            if (!isPrivate(member)) {
                visible.put(path, javadoc(member) + declaration(member));
            }
        }
        return visible;
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
        int line = SourceText.begin(member).line - (members.marker(member).isPresent() ? 2 : 1);
        return javadocByLastLine.getOrDefault(line, "");
    }

    /** A member without its body. */
    private String declaration(BodyDeclaration<?> member) {
        int end = member instanceof TypeDeclaration<?>
                ? source.text().indexOf('{', source.from(member))
                : Members.body(member).map(source::from).orElse(source.to(member));
        return source.text()
                .substring(source.from(member), end)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
