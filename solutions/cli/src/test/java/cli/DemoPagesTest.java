package cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import judge.Step;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types what the pages of docs/demos say, on a free port, and compares what the programs print. */
@DisplayName("the pages of the demos")
@Timeout(600)
@EnabledOnOs(value = OS.LINUX, disabledReason = "the pages show what the socket table shows on Linux")
class DemoPagesTest {

    private static final String PORT = "33333";

    @TempDir
    private static Path scratch;

    private static Workshop copy;

    @BeforeAll
    static void copyWorkshop() throws Exception {
        copy = Workshop.complete(scratch.resolve(Workshop.name()));
    }

    static Stream<String> pages() {
        return Step.all().stream().map(step -> "docs/demos/" + step.folder().replaceAll("-.*", "") + ".md");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    @DisplayName("what the programs print is what the page says")
    void play(String page) throws Exception {
        String port = String.valueOf(FreePort.next());
        try (var demo = new DemoPage(command -> start(command.replace(PORT, port), port))) {
            demo.play(Step.read(copy.folder().resolve(page)).replace(PORT, port));
        }
    }

    private static DemoPage.Terminal start(String command, String port) throws IOException {
        List<String> words = List.of(command.split(" "));
        return switch (words.getFirst()) {
            case "nc" -> new Netcat(words.get(1), Integer.parseInt(words.get(2)));
            case "./workshop" -> workshop(words.subList(1, words.size()), port);
            default -> throw new AssertionError("a page of the demos types " + command);
        };
    }

    private static DemoPage.Terminal workshop(List<String> arguments, String port) throws IOException {
        List<String> command = new ArrayList<>(Session.command());
        command.addAll(arguments);
        command.addAll(List.of("--port", port));
        return new TypedProgram(Session.start(copy.folder(), Map.of(), command), UnaryOperator.identity());
    }
}
