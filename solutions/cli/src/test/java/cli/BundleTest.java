package cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the ZIP for a class without a network. That its commands need none is tested by .ci/offline. */
@DisplayName("./workshop bundle")
class BundleTest {

    @TempDir
    private Path scratch;

    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        folder = Files.createDirectory(scratch.resolve(Workshop.name()));
        write(".gitignore", "# what Maven writes\ntarget/\n*.iml\n/workshop-offline.zip*\n");
        write("workshop", "#!/bin/sh\n");
        write("step/Code.java", "class Code {}\n");
        write("step/target/Code.class", "");
        write("workshop.iml", "");
        write("workshop-offline.zip.sha256", "");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    @DisplayName("takes the files that .gitignore does not name, where there is no Git")
    void withoutGit() throws Exception {
        assertThat(WorkshopFiles.of(folder))
                .containsExactly(Path.of(".gitignore"), Path.of("step", "Code.java"), Path.of("workshop"));
    }

    @Test
    @DisplayName("makes the same ZIP from the same files, whatever their times are")
    void reproducible() throws IOException {
        Path first = zip("first.zip");
        Files.writeString(folder.resolve("step/Code.java"), "class Code {}\n");

        assertThat(first).hasSameBinaryContentAs(zip("second.zip"));
    }

    @Test
    @DisplayName("makes scripts executable")
    void executable() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(zip("all.zip"), Map.of("enablePosixFileAttributes", "true"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip.getPath("top/workshop"))))
                    .isEqualTo("rwxr-xr-x");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip.getPath("top/step/Code.java"))))
                    .isEqualTo("rw-r--r--");
        }
    }

    @Test
    @DisplayName("leaves nothing behind if a file cannot be read")
    void failure() throws IOException {
        var zip = new ReproducibleZip();
        zip.add("top", folder, file -> true);
        Files.delete(folder.resolve("workshop"));

        assertThatThrownBy(() -> zip.write(scratch.resolve("all.zip"))).isInstanceOf(NoSuchFileException.class);
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).containsExactly(folder);
        }
    }

    @Test
    @DisplayName("refuses to replace a file, and to write into a folder that is missing")
    void wrongOutput() throws IOException {
        Path there = Files.createFile(scratch.resolve("all.zip"));

        assertThat(refusal(there)).contains("all.zip is there already");
        assertThat(refusal(scratch.resolve("missing/all.zip"))).contains("There is no folder");
    }

    private Path zip(String name) throws IOException {
        var zip = new ReproducibleZip();
        zip.add("top", folder, file -> !file.startsWith("target"));
        zip.write(scratch.resolve(name));
        return scratch.resolve(name);
    }

    private static String refusal(Path output) {
        var words = new StringWriter();
        int exitCode = Main.commandLine()
                .setErr(new PrintWriter(words, true))
                .execute("bundle", "--output", output.toString());
        assertThat(exitCode).isEqualTo(1);
        return words.toString();
    }
}
