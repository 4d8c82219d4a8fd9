package cli;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import judge.BoardReport;
import judge.Code;
import judge.Exercise;
import judge.GuideRow;
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

    private final List<Socket> learners = new ArrayList<>();

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

    @Test
    @DisplayName("the class board: four learners of a class in step 3, two of them with the same mistake")
    void board() throws Exception {
        try (Session board = Session.inTerminal(WORKSHOP, 90, "board")) {
            board.expect("Ctrl-C ends it.");
            report("Ada", "3.3", true);
            report("Ada", "3.4", false);
            report("Bob", "3.4", false);
            report("Chen", "3.2", true);
            report("Dana", "3.5", true);
            Awaitility.await().until(() -> board.picture().hasLines("Ada ", "Bob ", "Chen ", "Dana "));
            board.picture().write(WORKSHOP.resolve("docs/board/terminal.svg"), "./workshop board");
        } finally {
            for (Socket each : learners) {
                each.close();
            }
        }
    }

    /** A verdict of a learner who stays connected. A failure has the first row of the guide. */
    private void report(String name, String number, boolean passes) throws IOException {
        Exercise exercise = Exercise.in(number).orElseThrow();
        GuideRow row = GuideRow.in(Step.all().get(exercise.step() - 1).guide()).stream()
                .filter(each -> each.exercise().equals(exercise))
                .findFirst()
                .orElseThrow();
        String words = passes ? "" : BoardReport.firstWords(row);
        byte[] payload = new BoardReport(name.hashCode(), name, exercise, passes, words)
                .encode()
                .array();
        var learner = new Socket(InetAddress.getLoopbackAddress(), 33334);
        learners.add(learner);
        var out = new DataOutputStream(learner.getOutputStream());
        out.writeInt(payload.length);
        out.write(payload);
    }
}
