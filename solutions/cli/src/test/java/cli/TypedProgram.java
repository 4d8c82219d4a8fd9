package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** A program of a page that a shell or a test has started. */
final class TypedProgram implements DemoPage.Terminal {

    /** Maven may build the program first, while both cores are busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Session session;
    private final UnaryOperator<String> mask;
    private int seen;

    /**
     * A program that runs.
     *
     * @param mask what is compared of a text: all of it, or {@link Printed#masked}
     */
    TypedProgram(Session session, UnaryOperator<String> mask) {
        this.session = session;
        this.mask = mask;
    }

    /** The JVM that the command ./workshop has started: a child of the child of the shell. */
    long pid() {
        List<ProcessHandle> all = session.descendants();
        return all.stream()
                .filter(process -> process.parent()
                        .filter(all::contains)
                        .flatMap(ProcessHandle::parent)
                        .filter(parent -> !all.contains(parent))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("./workshop runs no program"))
                .pid();
    }

    @Override
    public void type(String line) throws IOException {
        session.press(line + "\n");
    }

    @Override
    public void interrupt() {
        session.endProgram();
    }

    @Override
    public void stop() throws IOException {
        for (ProcessHandle process : session.descendants()) {
            new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid()))
                    .start()
                    .onExit()
                    .join();
        }
    }

    @Override
    public void expect(String... words) {
        for (String word : words) {
            String expected = mask.apply(word);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(printed().substring(seen)).contains(expected));
            seen = printed().indexOf(expected, seen) + expected.length();
        }
    }

    private String printed() {
        return mask.apply(session.text());
    }

    @Override
    public void close() {
        session.close();
    }
}
