package cli;

import cli.doctor.Executables;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Notes with which JVM and which options the command starts. Maven runs this program on the JDK that it found for the workshop,
 * with the class path of the command. The scripts at the top of the workshop read the notes.
 */
final class Install {

    /** The folder of the notes, as the scripts name it. */
    static final Path NOTES = Path.of("solutions/cli/target/start");

    private static final String CHECKSUM = "checksum";

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
                "-Doutput=" + NOTES.resolveSibling("judged").toString().replace('\\', '/'),
                "-classpath",
                quoted(relativeClassPath(workshop)),
                Start.class.getName());
        // The JVM reads a file of options in the encoding of the system.
        Files.write(notes.resolve("options"), options, Charset.forName(System.getProperty("native.encoding")));
        Files.writeString(notes.resolve(CHECKSUM), ModuleSources.checksum(workshop, classPath()));
        // Last, since the scripts look for it.
        Files.writeString(notes.resolve("java"), java() + "\n");
    }

    /** Whether the command is the one that its sources describe, and all its libraries are there. */
    static boolean isUpToDate(Path workshop) throws IOException {
        Path checksum = workshop.resolve(NOTES).resolve(CHECKSUM);
        return classPath().stream().map(workshop::resolve).allMatch(Files::exists)
                && Files.exists(checksum)
                && Files.readString(checksum).equals(ModuleSources.checksum(workshop, classPath()));
    }

    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    /** The folders of the workshop are relative, so that the workshop can be moved. The scripts start the JVM in its folder. */
    private static String relativeClassPath(Path workshop) throws IOException {
        List<String> entries = new ArrayList<>();
        for (Path entry : classPath()) {
            Path real = entry.toRealPath();
            entries.add((real.startsWith(workshop) ? workshop.relativize(real) : real).toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    /** In a file of options, a backslash and a quotation mark have a meaning inside of quotation marks. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /**
     * The program of this JVM. The script of Windows reads files in another encoding than this program writes. So the name of
     * the user, which may have an umlaut, is left to the script.
     */
    private static String java() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String home = System.getenv("USERPROFILE");
        if (!Executables.WINDOWS) {
            return java;
        }
        return (home != null && java.startsWith(home) ? "%USERPROFILE%" + java.substring(home.length()) : java)
                + ".exe";
    }
}
