package proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.Map;
import judge.Code;
import judge.Compiled;
import judge.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs some failing tests with the classes {@code Guide} and {@code TestReport}, which the steps share. */
@DisplayName("what the learner reads")
class WhatTheLearnerReadsTest {

    private static final String LEARNERS_CODE = """
            package workshop;

            import java.util.Optional;

            public class Learner {

                /** Returns an exception with the stack trace of a thread that hangs in a lambda expression. */
                public static Exception hangs() {
                    return Optional.<Exception>empty().orElseGet(() -> new Exception());
                }

                public static void call(Runnable callback) {
                    callback.run();
                }
            }
            """;

    private static final String FAILING_TESTS = """
            package workshop;

            import static org.assertj.core.api.Assertions.assertThat;
            import static org.junit.jupiter.api.Assumptions.assumeTrue;

            import java.util.List;
            import java.util.concurrent.TimeoutException;
            import org.junit.jupiter.api.DisplayName;
            import org.junit.jupiter.api.MethodOrderer;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.TestMethodOrder;
            import org.junit.jupiter.api.extension.ExtendWith;

            @ExtendWith({Guide.class, TestReport.class})
            @TestMethodOrder(MethodOrderer.MethodName.class)
            @DisplayName("1.1 Name the port range")
            class FailingTests {

                @Test
                @DisplayName("the code hangs")
                void hangs() throws Exception {
                    throw (TimeoutException) new TimeoutException().initCause(Learner.hangs());
                }

                @Test
                @DisplayName("the callback of the test hangs")
                void hangsInCallback() throws Exception {
                    TimeoutException timeout = new TimeoutException();
                    Learner.call(() -> timeout.initCause(new Exception()));
                    throw timeout;
                }

                @Test
                @DisplayName("a list of exceptions")
                void list() {
                    assertThat(List.of(new IllegalStateException("first"))).as("failures").isEqualTo(List.of());
                }

                @Test
                @DisplayName("long texts")
                void longTexts() {
                    assertThat("b".repeat(24_800)).as("the echo").isEqualTo("a".repeat(24_800));
                }

                @Test
                @DisplayName("bytes that are no text")
                void noText() {
                    assertThat("a\\0b\\033[2Jc").as("the line").isEqualTo("a");
                }

                @Test
                @DisplayName("a test that passes")
                void passes() {}

                @Test
                @DisplayName("a test that another host can show")
                void skipped() {
                    assumeTrue(false, "this host is connected to no network");
                }

                @Test
                @DisplayName("the same words twice")
                void twice() {
                    var failure = new AssertionError("a thread of your code died");
                    failure.addSuppressed(new AssertionError("a thread of your code died"));
                    failure.addSuppressed(new AssertionError("the connection is still open"));
                    throw failure;
                }
            }
            """;

    private static final String TESTS_OF_THE_LEARNER = """
            package workshop;

            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.ExtendWith;

            @ExtendWith(Guide.class)
            class MyTests {

                @Test
                void mine() {
                    throw new AssertionError("my own words");
                }
            }
            """;

    private final Map<String, String> messages = new HashMap<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void run() throws Exception {
        run(false);
    }

    private void run(boolean byMaven) throws Exception {
        Code shared = Code.read(new Step("step01-listen").tests());
        Compiled learner = Compiled.of(new Code(Map.of("workshop/Learner.java", LEARNERS_CODE)));
        Compiled tests = Compiled.of(
                new Code(Map.of(
                        "workshop/FailingTests.java", FAILING_TESTS,
                        "workshop/MyTests.java", TESTS_OF_THE_LEARNER,
                        "workshop/Guide.java", shared.file("workshop/Guide.java"),
                        "workshop/TestReport.java", shared.file("workshop/TestReport.java"),
                        "workshop/Waiting.java", shared.file("workshop/Waiting.java"))),
                learner.classes());
        URL[] folders = {
            learner.classes().toUri().toURL(), tests.classes().toUri().toURL()
        };
        PrintStream console = System.out;
        System.setOut(new PrintStream(printed, true, UTF_8));
        try (var loader = new URLClassLoader(folders)) {
            var request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(
                            selectClass(loader.loadClass("workshop.FailingTests")),
                            selectClass(loader.loadClass("workshop.MyTests")))
                    .configurationParameter("workshop.guide", "docs/step01-listen.md")
                    .configurationParameter("workshop.run-by-maven", String.valueOf(byMaven))
                    .build();
            LauncherFactory.create().execute(request, new Messages());
        } finally {
            System.setOut(console);
        }
    }

    @Test
    @DisplayName("a long text keeps its beginning and its end")
    void longTexts() {
        assertThat(messages.get("long texts"))
                .hasSizeLessThan(500)
                .containsPattern(
                        "\\[the echo] expected: \"a+… \\(24\\d+ characters\\) …a+\" but was: \"b+… \\(.*\\) …b+\" →");
    }

    @Test
    @DisplayName("a list of exceptions keeps its brackets, and loses its stack traces")
    void list() {
        assertThat(messages.get("a list of exceptions"))
                .contains("but was: [java.lang.IllegalStateException: first] →");
    }

    @Test
    @DisplayName("the same words come once")
    void twice() {
        assertThat(messages.get("the same words twice"))
                .startsWith("a thread of your code died; also: the connection is still open");
    }

    @Test
    @DisplayName("the place where the code hangs is a line of the code, and not a line that called the test back;"
            + " in a lambda expression, it is named after the method")
    void hangs() {
        assertThat(messages.get("the code hangs")).contains("; your code hangs at hangs (Learner.java:9) →");
        assertThat(messages.get("the callback of the test hangs")).contains("within its time limit →");
    }

    @Test
    @DisplayName("a control character is written as its number, so that it cannot disturb the terminal")
    void controlCharacters() {
        assertThat(messages.get("bytes that are no text")).contains("but was: \"a\\x00b\\x1b[2Jc\" →");
    }

    @Test
    @DisplayName("the failure of a test that the learner has written stays as it is")
    void testOfTheLearner() {
        assertThat(messages.get("mine()")).isEqualTo("my own words");
    }

    @Test
    @DisplayName("Maven prints one block for each class, and an IDE prints nothing of it")
    void report() throws Exception {
        assertThat(printed.toString(UTF_8)).isEmpty();

        run(true);

        assertThat(printed.toString(UTF_8).replace(System.lineSeparator(), "\n"))
                .startsWith("""
                        1.1 Name the port range
                          FAILS     the code hangs
                                    the test did not come back within its time limit; your code hangs at hangs (Learner.java:9)
                                    read docs/step01-listen.md, section 1.1
                          FAILS     the callback of the test hangs
                        """)
                .contains("\n  passes    a test that passes\n")
                .contains("\n  skipped   a test that another host can show\n")
                .endsWith("\n\nTests: 1 passed, 6 failed, 1 skipped."
                        + " Begin with the first that fails: docs/step01-listen.md, section 1.1\n");
    }

    private final class Messages implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(failure -> messages.put(test.getDisplayName(), failure.getMessage()));
        }
    }
}
