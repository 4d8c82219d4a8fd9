package judge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import judge.SourceText.Name;
import judge.SourceText.Span;

/**
 * Which members of a file need which others. They are found by name alone, without types: a local variable with the name of
 * a field counts as a use of the field, but a parameter does not. So this may find a member too many, and none too few.
 */
final class Needs {

    private final Members file;
    private final SourceText source;
    private final Map<String, List<Span>> parameters;

    Needs(Members file) {
        this.file = file;
        this.source = file.source();
        this.parameters = parameters();
    }

    /**
     * The members that some members need, and what these need in turn.
     *
     * @param candidates other members are left out
     * @return them in the order of the file, without the given ones
     */
    List<String> of(Collection<String> paths, Predicate<String> candidates) {
        Set<String> needed = new LinkedHashSet<>(paths);
        Deque<String> open = new ArrayDeque<>(paths);
        while (!open.isEmpty()) {
            Set<String> names = names(open.remove());
            file.paths().stream()
                    .filter(isUsed(names).and(candidates))
                    .filter(needed::add)
                    .forEach(open::add);
        }
        return file.paths().stream()
                .filter(path -> needed.contains(path) && !paths.contains(path))
                .toList();
    }

    /** The identifiers in a member and, for a field, in the statements of constructors that set it. */
    Set<String> names(String path) {
        return parts(path).flatMap(this::namesIn).map(Name::text).collect(Collectors.toSet());
    }

    private Stream<Node> parts(String path) {
        return Stream.concat(Stream.of(file.member(path)), assignments(path).stream());
    }

    private Stream<Name> namesIn(Node node) {
        return source.namesIn(node).filter(name -> !isParameter(name));
    }

    private boolean isParameter(Name name) {
        return parameters.getOrDefault(name.text(), List.of()).stream().anyMatch(span -> span.contains(name.offset()))
                && source.text().charAt(name.offset() - 1) != '.';
    }

    /** The names of parameters, with the methods and constructors that have them. */
    private Map<String, List<Span>> parameters() {
        return source.unit().findAll(Parameter.class).stream()
                .filter(parameter -> parameter.getParentNode().orElseThrow() instanceof CallableDeclaration<?>)
                .collect(Collectors.groupingBy(
                        Parameter::getNameAsString,
                        Collectors.mapping(
                                parameter -> spanOf(parameter.getParentNode().orElseThrow()), Collectors.toList())));
    }

    private Span spanOf(Node node) {
        return new Span(source.from(node), source.to(node));
    }

    /** Those of some members that no other code of the file uses. */
    Set<String> unused(Collection<String> candidates) {
        Set<String> unused = new LinkedHashSet<>(candidates);
        Set<String> used;
        do {
            used = namesOutside(unused);
        } while (unused.removeIf(isUsed(used)));
        return unused;
    }

    private Predicate<String> isUsed(Set<String> names) {
        return path -> file.usedAs(path).stream().anyMatch(names::contains);
    }

    private Set<String> namesOutside(Collection<String> paths) {
        List<Span> excluded =
                paths.stream().flatMap(this::parts).map(this::spanOf).toList();
        return source.unit().getTypes().stream()
                .flatMap(this::namesIn)
                .filter(name -> excluded.stream().noneMatch(span -> span.contains(name.offset())))
                .map(Name::text)
                .collect(Collectors.toSet());
    }

    /** The statements of constructors that set a field. */
    List<Statement> assignments(String path) {
        if (!(file.member(path) instanceof FieldDeclaration field)
                || !(field.getParentNode().orElseThrow() instanceof TypeDeclaration<?> type)) {
            return List.of();
        }
        List<String> names = field.getVariables().stream()
                .map(VariableDeclarator::getNameAsString)
                .toList();
        return type.getMembers().stream()
                .filter(BodyDeclaration::isConstructorDeclaration)
                .map(BodyDeclaration::asConstructorDeclaration)
                .map(ConstructorDeclaration::getBody)
                .flatMap(body -> body.getStatements().stream())
                .filter(statement -> statement instanceof ExpressionStmt simple
                        && simple.getExpression() instanceof AssignExpr assignment
                        && names.contains(target(assignment.getTarget())))
                .toList();
    }

    private static String target(Expression left) {
        return left.toString().replaceFirst("^this\\.", "");
    }
}
