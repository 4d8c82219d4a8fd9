package cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Notes with which JVM and which options the command starts. Maven runs this program on the JDK that it found for the workshop,
 * with the class path of the command. The scripts at the top of the workshop read the notes.
 */
final class Install {

    /** The folder of the notes, as the scripts name it. */
    static final Path NOTES = Path.of("solutions/cli/target/start");

    private Install() {}

    /**
     * Writes the notes.
     *
     * @param args the folder of the workshop
     */
    public static void main(String[] args) throws IOException {
        Path workshop = Path.of(args[0]).toRealPath();
        Path notes = Files.createDirectories(workshop.resolve(NOTES));
        List<String> options = List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dworkshop=.",
                "-Doutput=" + NOTES.resolveSibling("judged"),
                "-classpath",
                quoted(classPath(workshop)),
                "cli.Main");
        // The JVM reads a file of options in the encoding of the system.
        Files.write(notes.resolve("options"), options, Charset.forName(System.getProperty("native.encoding")));
        Files.writeString(notes.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java") + "\n");
    }

    /** The folders of the workshop are relative, so that the workshop can be moved. The scripts start the JVM in its folder. */
    private static String classPath(Path workshop) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(entry -> entry.startsWith(workshop) ? workshop.relativize(entry) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** In a file of options, a backslash and a quotation mark have a meaning inside of quotation marks. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
