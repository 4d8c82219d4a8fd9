package proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step stands alone, so a file that several steps need is copied into each of them. */
@DisplayName("files that several steps have")
class SharedFilesTest {

    static Stream<Named<List<Path>>> copies() {
        return Stream.of(
                copies("Guide", step -> step.tests().resolve("workshop/Guide.java")),
                copies("TestReport", step -> step.tests().resolve("workshop/TestReport.java")),
                copies("Waiting", step -> step.tests().resolve("workshop/Waiting.java")),
                copies("ExerciseOrder", step -> step.tests().resolve("workshop/ExerciseOrder.java")),
                copies("DemoAddress", SharedFilesTest::demoAddress),
                fewDescriptors("FewDescriptorsProcess"),
                fewDescriptors("FewDescriptorsMain"));
    }

    private static Named<List<Path>> copies(String name, Function<Step, Path> file) {
        return Named.of(name, Step.all().stream().map(file).toList());
    }

    /** The two steps with an accept loop let it run out of descriptors. */
    private static Named<List<Path>> fewDescriptors(String name) {
        return Named.of(
                name,
                Stream.of("step02-accept", "step04-async")
                        .map(Step::new)
                        .map(step -> step.tests().resolve("workshop").resolve(name + ".java"))
                        .toList());
    }

    private static Path demoAddress(Step step) {
        String topic = step.folder().substring("step01-".length()).replace("-", "");
        return step.starter().resolve("workshop").resolve(topic).resolve("DemoAddress.java");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("copies")
    @DisplayName("differ in nothing but their package")
    void same(List<Path> copies) {
        assertThat(copies.stream().map(SharedFilesTest::withoutPackage).distinct())
                .as("the different texts of %s", copies)
                .hasSize(1);
    }

    private static String withoutPackage(Path file) {
        return Step.read(file).replaceFirst("package [a-z.]+;", "");
    }
}
