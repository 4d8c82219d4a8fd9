package cli;

import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A slide.
 *
 * @param content what the class sees, the title included
 * @param notes what only the instructor sees
 */
record Slide(List<Node> content, List<Node> notes) {

    private static final String NOTE = "Note:";
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    /** A slide of these blocks. The notes begin at the paragraph that begins with {@code Note:}, without this word. */
    static Slide of(List<Node> blocks) {
        List<Node> content = blocks.stream().takeWhile(block -> !isNote(block)).toList();
        List<Node> notes = blocks.subList(content.size(), blocks.size());
        if (!notes.isEmpty()) {
            var first = (Text) notes.getFirst().getFirstChild();
            first.setLiteral(first.getLiteral().substring(NOTE.length()).stripLeading());
        }
        return new Slide(content, notes);
    }

    private static boolean isNote(Node block) {
        return block instanceof Paragraph
                && block.getFirstChild() instanceof Text text
                && text.getLiteral().startsWith(NOTE);
    }

    /** The title; empty if the slide does not begin with a heading. */
    String title() {
        return !content.isEmpty() && content.getFirst() instanceof Heading heading ? text(List.of(heading)) : "";
    }

    List<CodeReference> code() {
        return content.stream()
                .flatMap(block -> CodeReference.in(block).stream())
                .toList();
    }

    /** The text of some blocks, without pictures and marks. */
    static String text(List<Node> blocks) {
        return blocks.stream().map(TEXT::render).collect(Collectors.joining("\n"));
    }
}
