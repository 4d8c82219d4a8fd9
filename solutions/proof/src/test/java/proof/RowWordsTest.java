package proof;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import judge.Code;
import judge.GuideRow;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A learner's exceptions say other words than those of the reference solution. A row that quotes the latter matches nothing. */
@DisplayName("rows of a table \"What a failure means\"")
class RowWordsTest {

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    /** A format specifier or an escape sequence ends the words that a message is sure to have. */
    private static final Pattern VARIABLE = Pattern.compile("%[a-z0-9,.]*|\\{}|\\\\.");

    private static final Pattern OUTER_PUNCTUATION = Pattern.compile("^[ ,:()]+|[ ,:()]+$");

    /** A text of a literal that continues in the next one. */
    private static final Pattern CONCATENATION = Pattern.compile("\"\\s*\\+\\s*\"");

    static Stream<Named<Step>> steps() {
        return Step.all().stream().map(step -> Named.of(step.folder(), step));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    @DisplayName("quote no words that only the reference solution writes")
    void quoteNoWordsOfTheReference(Step step) {
        String given = text(Code.read(step.starter())) + text(Code.read(step.tests()));
        List<String> ofTheReference = words(text(Code.read(step.solution())))
                .filter(words -> !given.contains(words))
                .toList();

        assertThat(GuideRow.in(step.guide()))
                .as("rows of the guide of %s", step.folder())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(ofTheReference)
                        .as(
                                "the words of the reference solution in the row of %s, \"%s\"",
                                row.exercise(), row.symptom())
                        .noneMatch(row.symptom()::contains));
    }

    private static String text(Code code) {
        return CONCATENATION
                .matcher(code.files().values().stream().collect(joining("\n")))
                .replaceAll("");
    }

    /** What the string literals of some code say, without what varies. A single word is no sentence of a message. */
    private static Stream<String> words(String text) {
        return LITERAL.matcher(text)
                .results()
                .flatMap(literal -> VARIABLE.splitAsStream(literal.group(1)))
                .map(words -> OUTER_PUNCTUATION.matcher(words).replaceAll(""))
                .filter(words -> words.length() >= 7 && words.contains(" "))
                .distinct();
    }
}
