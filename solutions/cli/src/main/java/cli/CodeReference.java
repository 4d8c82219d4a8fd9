package cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import judge.Exercise;
import judge.Members;
import judge.Step;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * A method that a slide shows: {@code Code: [Listener.close](../Listener.java)}.
 *
 * @param member the name, such as {@code Listener.close}, or {@code Listener.listen(InetSocketAddress, int)} of an overloaded one
 * @param file the file, relative to the page
 */
record CodeReference(String member, String file) {

    /** The reference that a block is, if it is one. */
    static Optional<CodeReference> in(Node block) {
        return block instanceof Paragraph
                        && block.getFirstChild() instanceof Text text
                        && text.getLiteral().strip().equals("Code:")
                        && text.getNext() instanceof Link link
                        && link.getNext() == null
                ? Optional.of(new CodeReference(Slide.text(List.of(link.getFirstChild())), link.getDestination()))
                : Optional.empty();
    }

    Path path(Path page) {
        return page.resolveSibling(file).normalize();
    }

    /**
     * The code of the method as it is now: without its Javadoc, and with the comment that names its exercise.
     *
     * @throws IllegalArgumentException if the file has no such method, or several
     */
    String code(Path page) {
        Path path = path(page);
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        Members members = new Members(Step.read(path).replace("\r\n", "\n"));
        List<String> found = members.paths().stream().filter(this::isMeant).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    found.isEmpty()
                            ? "there is no " + member + " in " + file
                            : file + " has several " + member + ": " + String.join(", ", found));
        }
        Exercise exercise = members.marked().get(found.getFirst());
        return (exercise == null ? "" : "// " + exercise + "\n") + members.text(found.getFirst());
    }

    private boolean isMeant(String path) {
        return path.equals(member) || path.replaceAll("\\(.*", "").equals(member);
    }
}
