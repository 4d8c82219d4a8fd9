package cli;

import cli.doctor.OfflineCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import judge.Code;
import judge.Step;

/**
 * A copy of the workshop, and a Maven repository with all libraries and plugins that it needs. If the repository is in the copy's folder
 * {@code repository}, the profile {@code bundle} of the {@code pom.xml} makes Maven take them from there.
 */
final class Bundle implements AutoCloseable {

    private static final String README = "README-offline.txt";

    private final Path workshop;
    private final Path folder;

    private Bundle(Path workshop, Path folder) {
        this.workshop = workshop;
        this.folder = folder;
    }

    /** A bundle without any files yet. {@link #close} deletes them. */
    static Bundle of(Path workshop) throws IOException {
        Path target = Files.createDirectories(workshop.resolve("solutions/cli/target"));
        return new Bundle(workshop, Files.createTempDirectory(target, "bundle").toRealPath());
    }

    private Path copy() {
        return folder.resolve("workshop");
    }

    private Path repository() {
        return folder.resolve("repository");
    }

    /** Copies the files of the workshop, with the starters of all exercises in place of what a learner has written. */
    void copyFiles() throws IOException, InterruptedException {
        for (Path file : WorkshopFiles.of(workshop)) {
            Files.createDirectories(copy().resolve(file).getParent());
            Files.copy(workshop.resolve(file), copy().resolve(file));
        }
        for (Step step : Step.all()) {
            Path sources = copy().resolve(step.folder()).resolve("src/main/java");
            Map<String, String> starters =
                    Starters.of(step, Code.read(step.solution())).files();
            for (Map.Entry<String, String> starter : starters.entrySet()) {
                Path file = sources.resolve(starter.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, starter.getValue());
            }
        }
        try (InputStream readme = Bundle.class.getResourceAsStream(README)) {
            Files.copy(readme, copy().resolve(README), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Fills the repository: builds the copy with an empty one, and runs a test. Maven takes what it can from this computer, and the
     * rest from the network.
     *
     * @throws CommandException if something is missing here and cannot be downloaded; Maven's words are printed before
     */
    void fetchLibraries() throws InterruptedException {
        maven("verify", "-DskipTests");
        // Maven fetches what runs the tests when it runs one.
        maven("test", "-pl", "step01-listen", "-Dtest=Ex1_1_*");
    }

    private void maven(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Maven.executable().toString(),
                "-q",
                "-Psolutions,bundle",
                "-Dbundle=" + libraries(),
                "-Dmaven.repo.local=" + repository()));
        command.addAll(List.of(arguments));
        var printed = new ByteArrayOutputStream();
        if (Child.run(new ProcessBuilder(command).directory(copy().toFile()).redirectErrorStream(true), printed) != 0) {
            System.err.print(printed.toString().replaceAll("\033\\[[0-9;]*m", ""));
            throw new CommandException("Maven could not fetch all libraries. It says why above.");
        }
    }

    /** Where Maven looks first: in the repository of the bundle that this workshop comes from, or else in the local one. */
    private Path libraries() {
        Path ofBundle = workshop.resolve("repository");
        return Files.isDirectory(ofBundle) ? ofBundle : OfflineCheck.localRepository();
    }

    /**
     * Writes the ZIP.
     *
     * @param output a file that is not there yet
     * @throws IOException if it cannot be written; then it is not there
     */
    void write(Path output) throws IOException {
        var zip = new ReproducibleZip();
        zip.add(
                "workshop",
                copy(),
                file -> !file.startsWith("target") && !file.toString().matches(".*[/\\\\]target[/\\\\].*"));
        // Maven's notes say where it has downloaded a file from, and when it found none. Another computer need not
        // know.
        zip.add(
                "workshop/repository",
                repository(),
                file -> !file.toString()
                        .matches(".*(_remote\\.repositories|resolver-status\\.properties|\\.lastUpdated)"));
        zip.write(output);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
