package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What can be tested on any computer of the workflows, which run on those of GitHub. The keys are those of the published syntax.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax">Workflow syntax</a>
 */
@DisplayName("the workflows")
class WorkflowsTest {

    private static final Path WORKSHOP = Path.of(System.getProperty("workshop"));

    private static final Set<String> WORKFLOW_KEYS =
            Set.of("concurrency", "defaults", "env", "jobs", "name", "on", "permissions", "run-name");

    private static final Set<String> JOB_KEYS = words("""
            concurrency container continue-on-error defaults env environment if name needs outputs permissions runs-on services
            steps strategy timeout-minutes""");

    private static final Set<String> STEP_KEYS =
            words("continue-on-error env id if name run shell timeout-minutes uses with working-directory");

    private static final Pattern SCRIPT = Pattern.compile("\\.ci/\\w+");

    static Stream<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(WORKSHOP.resolve(".github/workflows"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    @DisplayName("have only keys of the published syntax")
    void keys(Path file) throws IOException {
        Map<?, ?> workflow = yaml(file);

        assertThat(names(workflow)).isSubsetOf(WORKFLOW_KEYS).contains("on", "jobs");
        assertThat(jobs(workflow))
                .allSatisfy(job ->
                        assertThat(names(job)).isSubsetOf(JOB_KEYS).contains("runs-on", "steps", "timeout-minutes"));
        assertThat(steps(workflow)).isNotEmpty().allSatisfy(step -> {
            assertThat(names(step)).isSubsetOf(STEP_KEYS);
            assertThat(names(step).filter(Set.of("run", "uses")::contains))
                    .as("what the step does")
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    @DisplayName("run only scripts that the workshop has")
    void scripts(Path file) throws IOException {
        assertThat(steps(yaml(file))
                        .map(step -> String.valueOf(step.get("run")))
                        .flatMap(command -> SCRIPT.matcher(command).results())
                        .map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(WORKSHOP.resolve(script)).isExecutable());
    }

    @Test
    @DisplayName("build on three systems, two kinds of processor and two JDKs")
    void matrix() throws IOException {
        Map<?, ?> jobs = child(yaml(WORKSHOP.resolve(".github/workflows/build.yml")), "jobs");
        Map<?, ?> matrix = child(child(child(jobs, "exercises"), "strategy"), "matrix");

        assertThat(String.valueOf(matrix.get("system")).replaceAll("-[\\d.]+", ""))
                .isEqualTo("[ubuntu, ubuntu-arm, macos, windows]");
        assertThat(matrix.get("jdk")).isEqualTo(List.of(21, 25));
    }

    private static Map<?, ?> yaml(Path file) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    private static Map<?, ?> child(Map<?, ?> node, String key) {
        return (Map<?, ?>) node.get(key);
    }

    private static Stream<Map<?, ?>> jobs(Map<?, ?> workflow) {
        return child(workflow, "jobs").values().stream().map(job -> (Map<?, ?>) job);
    }

    private static Stream<Map<?, ?>> steps(Map<?, ?> workflow) {
        return jobs(workflow)
                .flatMap(job -> ((List<?>) job.get("steps")).stream())
                .map(step -> (Map<?, ?>) step);
    }

    private static Stream<String> names(Map<?, ?> node) {
        return node.keySet().stream().map(String::valueOf);
    }

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }
}
