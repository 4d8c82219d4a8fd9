package judge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import judge.SourceText.Edit;
import judge.SourceText.Span;

/**
 * Copies members from one file into another that has the same types, together with all that they need there: other members,
 * statements of constructors that set a field, and imports. And removes what is not needed any more.
 */
public final class Graft {

    private final Members base;
    private final Members donor;
    private final SourceText source;
    private final Needs donorNeeds;

    /**
     * Copies nothing yet.
     *
     * @param base the file that the members are copied into
     * @param donor the file that they are copied from
     */
    public Graft(Members base, Members donor) {
        this.base = base;
        this.donor = donor;
        this.source = base.source();
        this.donorNeeds = new Needs(donor);
    }

    /** The members of the donor that some of its members need. Those that the base has are left out, unless they may be replaced and differ. */
    public List<String> needs(Collection<String> paths, Predicate<String> replaceable) {
        return donorNeeds.of(paths, path -> {
            boolean isNew = !base.paths().contains(path) && base.paths().contains(Members.owner(path));
            return isNew || replaceable.test(path) && base.paths().contains(path) && !base.hasSame(path, donor);
        });
    }

    /**
     * The base, with some members of the donor and all that they need.
     *
     * @param paths the members: each replaces the base's member of the same name, or is added
     * @param replaceable the needed members that replace those of the same name too, where they differ. The base keeps its others
     */
    public String with(Collection<String> paths, Predicate<String> replaceable) {
        List<String> wanted = Stream.concat(needs(paths, replaceable).stream(), paths.stream())
                .toList();
        return copied(outermost(wanted));
    }

    /** The base, with all members of the donor, which may have a part of each type only. Types that the base does not have are left out. */
    public String withAll() {
        return copied(outermost(donor.paths().stream()
                .filter(path -> !(base.member(path) instanceof TypeDeclaration<?>))
                .toList()));
    }

    private String copied(List<String> paths) {
        List<Edit> edits = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String path : paths) {
            BodyDeclaration<?> theirs = donor.member(path);
            Optional.ofNullable(base.member(path))
                    .map(mine -> source.replace(mine, donor.source().textOf(theirs)))
                    .or(() -> insert(path))
                    .ifPresent(edits::add);
            setInConstructors(path, paths).forEach(edits::add);
            names.addAll(donorNeeds.names(path));
        }
        edits.addAll(new Imports(source).add(new Imports(donor.source()), names));
        return source.apply(edits);
    }

    /** In the order of the donor, without members of nested types that are copied as a whole. */
    private List<String> outermost(List<String> wanted) {
        return donor.paths().stream()
                .filter(wanted::contains)
                .filter(path -> wanted.stream().noneMatch(type -> path.startsWith(type + ".")))
                .toList();
    }

    /** Behind the member that it follows in the donor, with the comments and the blank line above it. */
    private Optional<Edit> insert(String path) {
        String owner = Members.owner(path);
        if (!(base.member(owner) instanceof TypeDeclaration<?> type)) {
            return Optional.empty();
        }
        int after = donor.paths().stream()
                .takeWhile(before -> !before.equals(path))
                .filter(before ->
                        Members.owner(before).equals(owner) && base.paths().contains(before))
                .reduce((first, second) -> second)
                .map(before -> source.to(base.member(before)))
                .orElseGet(() -> beginOfMembers(base, type));
        String text = donor.source().textOf(span(donor, donor.member(path)));
        return Optional.of(SourceText.insert(source.endOfLine(after), withoutMarks(text)));
    }

    /** The donor's statements that set a field, at the end of the base's constructors, unless these are copied themselves. */
    private Stream<Edit> setInConstructors(String path, List<String> copied) {
        if (!new Needs(base).assignments(path).isEmpty()) {
            return Stream.empty();
        }
        return donorNeeds.assignments(path).stream()
                .flatMap(statement -> constructorOfBase(statement, copied)
                        .map(body -> atTheEnd(body, donor.source().textOf(span(donor.source(), statement))))
                        .stream());
    }

    private Optional<BlockStmt> constructorOfBase(Statement statement, List<String> copied) {
        Node constructor =
                statement.getParentNode().flatMap(Node::getParentNode).orElseThrow();
        return donor.paths().stream()
                .filter(path -> donor.member(path) == constructor && !copied.contains(path))
                .map(base::member)
                .flatMap(mine -> Optional.ofNullable(mine).stream())
                .map(mine -> ((ConstructorDeclaration) mine).getBody())
                .findFirst();
    }

    private Edit atTheEnd(BlockStmt body, String statement) {
        return body.getStatements()
                .getLast()
                .map(last -> SourceText.insert(source.endOfLine(source.to(last)), statement))
                .orElseGet(() -> SourceText.insert(source.from(body) + 1, statement + "\n"));
    }

    // --- Removing ---

    /** A file without some members, and without the statements of constructors that set them. */
    public static String without(Collection<String> paths, Members file) {
        Needs needs = new Needs(file);
        return file.source()
                .apply(paths.stream()
                        .flatMap(path -> Stream.concat(
                                Stream.of(span(file, file.member(path))),
                                needs.assignments(path).stream().map(statement -> span(file.source(), statement))))
                        .map(SourceText::delete)
                        .toList());
    }

    /** Those of some members of a file that its other code does not use. */
    public static Set<String> unused(Collection<String> candidates, Members file) {
        return new Needs(file).unused(candidates);
    }

    /** A file without the imports that it does not use. */
    public static String withoutUnusedImports(Members file) {
        return new Imports(file.source()).withoutUnused(declaration -> true);
    }

    /** A file without those imports that it does not use, and that some members of a donor use. */
    public static String withoutUnusedImports(Members file, Members donor, Collection<String> paths) {
        Needs needs = new Needs(donor);
        Set<String> names = new HashSet<>();
        paths.forEach(path -> names.addAll(needs.names(path)));
        return new Imports(file.source()).withoutUnused(declaration -> Imports.isFor(names, declaration));
    }

    /** A text without the marks of the exercises, which are comments such as {@code // 2.3}. */
    public static String withoutMarks(String text) {
        return text.replaceAll("\n *// \\d\\.\\d+(?=\n)", "");
    }

    // --- A member with the comments above it ---

    /** From the end of the line before its comments, to the end of its own last line. */
    private static Span span(Members file, BodyDeclaration<?> member) {
        TypeDeclaration<?> type = (TypeDeclaration<?>) member.getParentNode().orElseThrow();
        int index = type.getMembers().indexOf(member);
        int before = index > 0 ? file.source().to(type.getMember(index - 1)) : beginOfMembers(file, type);
        return span(file.source(), before, member);
    }

    private static Span span(SourceText source, Statement statement) {
        BlockStmt block = (BlockStmt) statement.getParentNode().orElseThrow();
        int index = block.getStatements().indexOf(statement);
        return span(source, index > 0 ? source.to(block.getStatement(index - 1)) : source.from(block) + 1, statement);
    }

    private static Span span(SourceText source, int before, Node node) {
        return new Span(source.endOfLine(before), source.endOfLine(source.to(node)));
    }

    /** The place after the opening brace of a type, or after the constants of an enum. */
    private static int beginOfMembers(Members file, TypeDeclaration<?> type) {
        SourceText source = file.source();
        if (type instanceof EnumDeclaration constants && !constants.getEntries().isEmpty()) {
            return source.to(constants.getEntries().getLast().orElseThrow());
        }
        return source.text().indexOf('{', source.to(type.getName())) + 1;
    }
}
