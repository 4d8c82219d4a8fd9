package cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import judge.Code;
import judge.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the time from a save to the verdict in watch mode, for each exercise, and beside it the time of Maven. The name keeps
 * it out of the build: docs/workshop.md has its command.
 */
@DisplayName("from save to verdict")
class LatencyBenchmark {

    private static final int SAVES = 3;

    /** Above this time, the tests of an exercise wait for something. */
    private static final long LONG_MILLIS = 500;

    @TempDir
    private Path folder;

    private record Row(Section section, long watchMillis, long worstMillis, long mavenMillis) {}

    @Test
    @Timeout(3600)
    void measure() throws Exception {
        Course course = Course.read();
        List<Row> rows = new ArrayList<>();
        try (Workshop workshop = Workshop.linked(folder)) {
            for (Step step : course.steps()) {
                workshop.save(step, Code.read(step.solution()));
            }
            for (Section section : course.sections()) {
                Row row = row(course, workshop, section);
                System.out.printf(
                        "%-5s watch %5d ms (worst %5d), Maven %6d ms%n",
                        section.exercise(), row.watchMillis, row.worstMillis, row.mavenMillis);
                rows.add(row);
            }
        }
        summary("all exercises", rows);
        summary(
                "exercises whose tests need not wait",
                rows.stream().filter(row -> row.watchMillis <= LONG_MILLIS).toList());
    }

    private Row row(Course course, Workshop workshop, Section section) throws Exception {
        Step step = course.step(section.exercise());
        Files.createDirectories(folder.resolve(".workshop"));
        Files.writeString(folder.resolve(".workshop/kept.properties"), "pinned=" + section.exercise());
        List<Long> millis = new ArrayList<>();
        try (Session session = Session.inTerminal(folder, 80)) {
            session.expect(section + " passes");
            for (int save = 0; save < SAVES; save++) {
                // A learner does not save while the other exercises of the step are still tested.
                Thread.sleep(1500);
                session.expectNothingNew();
                long start = System.nanoTime();
                workshop.save(step, edited(step, save));
                session.expect(section + " passes");
                millis.add((System.nanoTime() - start) / 1_000_000);
            }
            session.press("q");
            session.assertEnds(0);
        }
        List<Long> sorted = millis.stream().sorted().toList();
        return new Row(section, sorted.get(SAVES / 2), sorted.getLast(), mavenMillis(step, section));
    }

    /** The reference solution with one more comment in the file of the exercise. */
    private static Code edited(Step step, int save) {
        Code code = Code.read(step.solution());
        String file = code.files().entrySet().stream()
                .filter(entry -> entry.getValue().contains("    // " + step.number() + "."))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return code.with(file, text -> text + "// save " + save + "\n");
    }

    private static long mavenMillis(Step step, Section section) throws Exception {
        Path original = Path.of(System.getProperty("workshop")).toRealPath();
        String pattern = "Ex" + section.exercise().toString().replace('.', '_') + "_*";
        Process maven = new ProcessBuilder(
                        "mvn", "-q", "-o", "test", "-Psolutions", "-pl", step.folder(), "-Dtest=" + pattern)
                .directory(original.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        long start = System.nanoTime();
        maven.waitFor();
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void summary(String which, List<Row> rows) {
        List<Long> watch = rows.stream().map(Row::watchMillis).sorted().toList();
        List<Long> maven = rows.stream().map(Row::mavenMillis).sorted().toList();
        System.out.printf(
                "%d %s: median %d ms, worst %d ms; Maven: median %d ms%n",
                rows.size(), which, watch.get(watch.size() / 2), watch.getLast(), maven.get(maven.size() / 2));
    }
}
