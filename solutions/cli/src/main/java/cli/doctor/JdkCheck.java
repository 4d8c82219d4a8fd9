package cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether there is a JDK 21 or later. This program runs on the one that Maven found for the workshop.
 *
 * @param homes the folders of other JDKs
 */
record JdkCheck(List<Path> homes) implements Callable<Finding> {

    private static final int OLDEST = 21;

    /** The folders that JDKs are usually installed in, and those that variables such as JAVA_HOME name. */
    static List<Path> usualHomes() {
        Path home = Path.of(System.getProperty("user.home"));
        Stream<Path> folders = Stream.of(
                        "/usr/lib/jvm",
                        "/usr/java",
                        "/Library/Java/JavaVirtualMachines",
                        "C:/Program Files/Java",
                        "C:/Program Files/Eclipse Adoptium",
                        "C:/Program Files/Microsoft",
                        "C:/Program Files/Zulu",
                        "C:/Program Files/Amazon Corretto")
                .map(Path::of);
        Stream<Path> installed = Stream.concat(
                        folders, Stream.of(home.resolve(".sdkman/candidates/java"), home.resolve(".jdks")))
                .flatMap(JdkCheck::children)
                .flatMap(child -> Stream.of(child, child.resolve("Contents/Home")));
        Stream<Path> named = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().matches("JAVA\\d*_HOME"))
                .map(variable -> Path.of(variable.getValue()));
        return Stream.concat(installed, named).toList();
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    @Override
    public Finding call() {
        String own = System.getProperty("java.version") + " of " + System.getProperty("java.vendor") + ", in "
                + System.getProperty("java.home");
        TreeSet<String> old = homes.stream()
                .map(JdkCheck::version)
                .filter(version ->
                        !version.isEmpty() && Runtime.Version.parse(version).feature() < OLDEST)
                .collect(Collectors.toCollection(TreeSet::new));
        if (Runtime.version().feature() < OLDEST) {
            return Finding.trouble(own, "Install a JDK " + OLDEST + " or later: README.md, \"What you need\".");
        }
        return Finding.fine(
                own + (old.isEmpty() ? "" : "; also here, and too old for the workshop: " + String.join(", ", old)));
    }

    /** The version of a JDK, or an empty string if this is no folder of a JDK. */
    private static String version(Path home) {
        Properties release = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            return "";
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        // JDK 8 calls itself 1.8.0_402, which no later JDK does.
        return version.startsWith("1.8") ? "8" : version;
    }
}
