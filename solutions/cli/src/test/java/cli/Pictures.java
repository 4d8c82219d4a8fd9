package cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import judge.Code;
import judge.Mistake;
import judge.Reference;
import judge.Step;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the pictures of docs/pictures, from sessions in a terminal. The name keeps it out of the build: {@code .ci/pictures}
 * runs it.
 */
@DisplayName("the pictures of the pages")
class Pictures {

    private static final Path WORKSHOP =
            Path.of(System.getProperty("workshop")).toAbsolutePath().normalize();
    private static final Path FOLDER = WORKSHOP.resolve("docs/pictures");

    private static final int COLUMNS = 80;
    private static final String MISTAKE = "3.4-one-read-is-one-message";

    @TempDir
    private Path folder;

    private Workshop workshop;

    private final List<Process> clients = new ArrayList<>();

    @BeforeEach
    void copy() throws IOException {
        workshop = Workshop.linked(folder);
    }

    @AfterEach
    void delete() throws IOException {
        workshop.close();
    }

    @Test
    @DisplayName("watch mode: a learner who has solved all exercises before 3.4 makes a mistake, and corrects it")
    void watch() throws Exception {
        run("catch-up", "1");
        run("catch-up", "2");
        run("catch-up", "3.4", "--before");
        try (Session session = Session.inTerminal(folder, COLUMNS)) {
            session.expect("3.4 ", "TODO", "q quit");
            make(Step.all().get(2), MISTAKE, "workshop/client/FrameReader.java");
            session.expect("This looks like: ", "q quit");
            session.picture().write(FOLDER.resolve("watch-fails.svg"), "./workshop");

            run("catch-up", "3.4");
            session.expect("3.4 ", " passes: ", "q quit");
            session.picture().write(FOLDER.resolve("watch-passes.svg"), "./workshop");
        }
    }

    /** Saves a file that has the mistake, in place of the starter's. */
    private void make(Step step, String name, String file) throws IOException {
        Mistake mistake = step.mistakes().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        Code wrong = mistake.in(Reference.of(step));
        workshop.save(step, new Code(Map.of(file, wrong.file(file))));
    }

    private void run(String... arguments) throws Exception {
        try (Session session = Session.withPipes(folder, arguments)) {
            session.assertEnds(0);
        }
    }

    @Test
    @DisplayName("the socket table: one client of step 2's demo stays, one has just ended, and one is new")
    void sockets() throws Exception {
        // Both programs run in the workshop itself, where the script has built them. They read no file of the learner.
        try (Session demo = Session.withPipes(WORKSHOP, "demo", "2", "--solution")) {
            demo.expect("on 127.0.0.1 port 33333", "Ctrl-C ends it");
            connect(demo);
            Process ends = connect(demo);
            try (Session table = Session.inTerminal(WORKSHOP, 90, "sockets")) {
                table.expect("ESTABLISHED 4", "nc");
                ends.destroy();
                connect(demo);
                Awaitility.await().until(() -> table.picture().hasLines("+ EST", "~ TIME_WAIT", "- EST"));
                table.picture().write(FOLDER.resolve("sockets.svg"), "./workshop sockets");
            }
        } finally {
            clients.forEach(Process::destroy);
        }
    }

    private Process connect(Session demo) throws IOException {
        Process client = new ProcessBuilder("nc", "127.0.0.1", "33333").start();
        clients.add(client);
        demo.expect("client ");
        return client;
    }
}
