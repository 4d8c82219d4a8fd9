package judge;

import com.github.javaparser.JavaParser;
import com.github.javaparser.JavaToken;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The text of a source file with its syntax tree. All changes are made to the text, so that the rest of the file keeps its form.
 * Lines end with LF.
 */
final class SourceText {

    /** Knows the grammar alone, since the compiler judges the rest: to validate a file takes as long as to parse it. */
    private static final JavaParser PARSER =
            new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.RAW));

    private final String text;
    private final CompilationUnit unit;
    private final int[] lineStarts;

    /** Throws an {@link IllegalArgumentException} with the line of the first error, if the text is not Java. */
    SourceText(String text) {
        this.text = text;
        ParseResult<CompilationUnit> result = PARSER.parse(text);
        if (!result.isSuccessful()) {
            throw new IllegalArgumentException(words(result.getProblem(0)));
        }
        this.unit = result.getResult().orElseThrow();
        this.lineStarts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }

    private static String words(Problem problem) {
        String line = problem.getLocation()
                .flatMap(TokenRange::toRange)
                .map(range -> "line " + range.begin.line + ": ")
                .orElse("");
        String words = problem.getMessage().lines().findFirst().orElse("");
        // Without the list of all tokens that there could have been.
        return line + words.replaceFirst(", expected one of .*", "");
    }

    CompilationUnit unit() {
        return unit;
    }

    String text() {
        return text;
    }

    String textOf(Node node) {
        return text.substring(from(node), to(node));
    }

    String textOf(Span span) {
        return text.substring(span.from, span.to);
    }

    /** The offset of the first character of a node. Its comment is not a part of it. */
    int from(Node node) {
        return offset(begin(node));
    }

    /** The offset after the last character of a node. */
    int to(Node node) {
        return offset(node.getRange().orElseThrow().end) + 1;
    }

    static Position begin(Node node) {
        return node.getRange().orElseThrow().begin;
    }

    /** The offset of the line break at or after an offset. */
    int endOfLine(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end;
    }

    String line(int number) {
        return number < 1 ? "" : text.lines().skip(number - 1L).findFirst().orElse("");
    }

    /** The identifiers in the code of a node, which are not in its comments. */
    Stream<Name> namesIn(Node node) {
        return StreamSupport.stream(node.getTokenRange().orElseThrow().spliterator(), false)
                .filter(token -> token.getCategory().isIdentifier())
                .map(this::name);
    }

    private Name name(JavaToken token) {
        int offset = offset(token.getRange().orElseThrow().begin);
        String after = text.substring(offset + token.getText().length(), endOfLine(offset));
        boolean isCalled = after.stripLeading().startsWith("(") || text.startsWith("::", offset - 2);
        return new Name(isCalled ? token.getText() + Name.CALL : token.getText(), offset);
    }

    private int offset(Position position) {
        return lineStarts[position.line - 1] + position.column - 1;
    }

    /** Makes changes, none of which overlaps with another. Of several texts at one place, the first one comes first. */
    String apply(List<Edit> edits) {
        List<Edit> ordered = new ArrayList<>(edits);
        ordered.sort(Comparator.comparingInt(edit -> edit.span.from));
        var result = new StringBuilder(text);
        // From the end of the text, so that the earlier offsets stay valid.
        for (Edit edit : ordered.reversed()) {
            result.replace(edit.span.from, edit.span.to, edit.text);
        }
        return result.toString();
    }

    Edit replace(Node node, String by) {
        return new Edit(new Span(from(node), to(node)), by);
    }

    static Edit insert(int offset, String text) {
        return new Edit(new Span(offset, offset), text);
    }

    static Edit delete(Span span) {
        return new Edit(span, "");
    }

    /** A part of the text: from an offset, to the offset after its last character. */
    record Span(int from, int to) {

        boolean contains(int offset) {
            return from <= offset && offset < to;
        }
    }

    /**
     * An identifier in the code.
     *
     * @param text the identifier; that of a method or a constructor has a {@link #CALL} behind it
     */
    record Name(String text, int offset) {

        static final String CALL = "(";
    }

    /** A change of the text. */
    record Edit(Span span, String text) {}
}
