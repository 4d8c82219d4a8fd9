package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import judge.Code;
import judge.Members;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The starters, made from the reference solutions")
class StartersTest {

    private static final Pattern TODO = Pattern.compile("\"(TODO .*)\"");

    static List<Step> steps() {
        return Step.all();
    }

    @ParameterizedTest
    @MethodSource("steps")
    @DisplayName(
            "The list has the TODOs of the starter, and the private members of the reference solution that the starter lacks")
    void list(Step step) throws IOException {
        List<String> expected = list(Code.read(step.starter()), Code.read(step.solution()));
        Path file = Path.of(System.getProperty("output")).resolveSibling(Starters.listOf(step));
        Files.createDirectories(file.getParent());
        Files.write(file, expected);

        assertThat(Starters.list(step))
                .as(
                        "the list of the starter of %s in solutions/cli/src/main/resources/cli. If you have changed the starter or the"
                                + " reference solution, copy %s to it",
                        step.folder(), file)
                .isEqualTo(expected);
    }

    private static List<String> list(Code starter, Code reference) {
        List<String> list = new ArrayList<>();
        reference.files().forEach((file, text) -> {
            Members given = new Members(starter.file(file));
            for (String path : new Members(text).paths()) {
                if (given.todos().containsKey(path)) {
                    Matcher todo = TODO.matcher(given.text(path));
                    assertThat(todo.find())
                            .as("the text of the TODO of %s", path)
                            .isTrue();
                    list.add(path + ": " + todo.group(1));
                } else if (!given.has(path) && list.stream().noneMatch(type -> path.startsWith(type + "."))) {
                    list.add(path);
                }
            }
        });
        return list;
    }

    @ParameterizedTest
    @MethodSource("steps")
    @DisplayName("Each file is the starter's, to the last character")
    void sameFiles(Step step) {
        Code made = Starters.of(step, Code.read(step.solution()));
        Code starter = Code.read(step.starter());

        assertThat(made.files().keySet()).isEqualTo(starter.files().keySet());
        made.files().forEach((file, text) -> assertThat(text).as(file).isEqualTo(starter.file(file)));
    }
}
