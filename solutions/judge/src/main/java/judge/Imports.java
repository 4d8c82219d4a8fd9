package judge;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.comments.Comment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import judge.SourceText.Edit;
import judge.SourceText.Name;

/** The imports of a file: the static ones come first, with a blank line behind them. */
final class Imports {

    private final SourceText source;

    Imports(SourceText source) {
        this.source = source;
    }

    private List<ImportDeclaration> all() {
        return source.unit().getImports();
    }

    /** Whether the import is for one of these identifiers, or for a whole package. */
    static boolean isFor(Set<String> names, ImportDeclaration declaration) {
        String name = declaration.getName().getIdentifier();
        return declaration.isAsterisk() || names.contains(name) || names.contains(name + Name.CALL);
    }

    // --- Adding ---

    /** Adds the imports of a donor that some code of the donor needs, and this file does not have. */
    List<Edit> add(Imports donor, Set<String> names) {
        return donor.all().stream()
                .filter(wanted -> !all().contains(wanted))
                .filter(wanted -> isFor(names, wanted))
                .map(wanted -> add(wanted, donor.all()))
                .toList();
    }

    /** Behind the import that it follows in the donor's list, or else before the one that follows it, or in a group of its own. */
    private Edit add(ImportDeclaration wanted, List<ImportDeclaration> order) {
        String text = wanted.toString().strip();
        int at = order.indexOf(wanted);
        Predicate<ImportDeclaration> sameGroup =
                other -> other.isStatic() == wanted.isStatic() && all().contains(other);
        Optional<ImportDeclaration> before =
                order.subList(0, at).reversed().stream().filter(sameGroup).findFirst();
        if (before.isPresent()) {
            return SourceText.insert(source.to(mine(before.get())), "\n" + text);
        }
        Optional<ImportDeclaration> after =
                order.subList(at, order.size()).stream().filter(sameGroup).findFirst();
        if (after.isPresent()) {
            return SourceText.insert(source.from(mine(after.get())), text + "\n");
        }
        return wanted.isStatic() || all().isEmpty()
                ? SourceText.insert(endOfPackage(), "\n\n" + text)
                : SourceText.insert(source.to(all().getLast()), "\n\n" + text);
    }

    private ImportDeclaration mine(ImportDeclaration same) {
        return all().get(all().indexOf(same));
    }

    private int endOfPackage() {
        return source.unit().getPackageDeclaration().map(source::to).orElse(0);
    }

    // --- Removing ---

    /** This file without those of some imports that neither its code nor its Javadoc uses. */
    String withoutUnused(Predicate<ImportDeclaration> removable) {
        Set<String> names = source.unit().getTypes().stream()
                .flatMap(source::namesIn)
                .map(Name::text)
                .collect(Collectors.toSet());
        List<ImportDeclaration> unused = all().stream()
                .filter(removable)
                .filter(declaration -> !isFor(names, declaration))
                .filter(declaration -> !isInJavadoc(declaration.getName().getIdentifier()))
                .toList();
        StringBuilder rest = new StringBuilder(source.text());
        for (ImportDeclaration declaration : unused.reversed()) {
            int from = source.from(declaration);
            rest.delete(from, Math.min(source.endOfLine(from) + 1, rest.length()));
            if (rest.substring(0, from).endsWith("\n\n") && rest.substring(from).startsWith("\n")) {
                rest.deleteCharAt(from);
            }
        }
        return rest.toString();
    }

    private boolean isInJavadoc(String name) {
        Pattern reference =
                Pattern.compile("(@(link|linkplain|see|throws)\\s+|[(,]\\s*)" + Pattern.quote(name) + "\\b");
        return source.unit().getAllContainedComments().stream()
                .filter(Comment::isJavadocComment)
                .map(source::textOf)
                .anyMatch(text -> reference.matcher(text).find());
    }
}
