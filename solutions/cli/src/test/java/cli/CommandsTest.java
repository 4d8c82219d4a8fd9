package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command of a page is run by the build, or the page says in a comment why not. */
@DisplayName("each command of the pages")
class CommandsTest {

    private static Set<String> typed;

    /** Why a command is not run. One page says it for all. */
    private static final Map<String, String> reasons = new HashMap<>();

    @BeforeAll
    static void readPages() throws IOException {
        typed = Pages.all().stream()
                .flatMap(page -> new PageCommands(page).typed())
                .collect(Collectors.toSet());
        Pages.all().forEach(page -> reasons.putAll(new PageCommands(page).reasons()));
    }

    static List<String> pages() throws IOException {
        return Pages.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    @DisplayName("is run, or the page says why not")
    void isRun(String page) {
        assertThat(new PageCommands(page).all())
                .filteredOn(command -> runBy(command).isEmpty())
                .as("commands of %s that nothing runs, and of which no comment there says why", page)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    @DisplayName("that is not run is on the page")
    void isThere(String page) {
        var commands = new PageCommands(page);

        assertThat(commands.notRun())
                .filteredOn(line -> commands.all().stream().noneMatch(command -> command.startsWith(line.beginning())))
                .as("lines of the comment that no command of %s begins with", page)
                .isEmpty();
    }

    @Test
    @DisplayName("is in the list target/commands.txt, with what runs it")
    void list() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String page : Pages.all()) {
            for (String command : new PageCommands(page).all()) {
                lines.add(String.join("\t", runBy(command).orElse("NOTHING"), page, command));
            }
        }
        Files.write(Path.of("target/commands.txt"), lines.stream().sorted().toList());

        assertThat(lines).hasSizeGreaterThan(250);
    }

    private static Optional<String> runBy(String command) {
        if (reasons.containsKey(command)) {
            return Optional.of("not run: " + reasons.get(command));
        }
        if (typed.contains(command)) {
            return Optional.of("TypedPagesTest, DemoPagesTest");
        }
        if (command.startsWith("./workshop") || command.startsWith("mvn ")) {
            return Optional.of(".ci/offline");
        }
        return command.matches("\\.ci/(run|offline|starters|ecj)") ? Optional.of("the build itself") : Optional.empty();
    }
}
