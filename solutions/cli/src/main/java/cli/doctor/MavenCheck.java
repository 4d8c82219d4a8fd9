package cli.doctor;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether Maven is on the {@code PATH}, and new enough. */
record MavenCheck(Executables programs) implements Callable<Finding> {

    private static final String OLDEST = "3.8.6";

    /** The oldest Java that Maven may run on for all commands of the workshop. */
    private static final int JAVA_FOR_ALL = 17;

    private static final Pattern VERSION = Pattern.compile("Apache Maven (\\d\\S*)");
    private static final Pattern JAVA = Pattern.compile("Java version: (?:1\\.)?(\\d+)");
    private static final String ADVICE = "Install Maven " + OLDEST + " or later: README.md, \"What you need\".";

    @Override
    public Finding call() throws IOException {
        Optional<Path> maven = programs.find("mvn");
        if (maven.isEmpty()) {
            return Finding.trouble("there is no program mvn on the PATH", ADVICE);
        }
        return describe(
                maven.get(),
                Execution.of(List.of(maven.get().toString(), "-B", "-version")).output());
    }

    /** The finding for what {@code mvn -version} has printed. */
    static Finding describe(Path maven, String printed) {
        Matcher version = VERSION.matcher(printed);
        if (!version.find()) {
            return Finding.trouble(
                    maven + " does not tell its version: "
                            + printed.lines().findFirst().orElse(""),
                    ADVICE);
        }
        String found = version.group(1) + ", " + maven;
        if (Version.parse(version.group(1)).compareTo(Version.parse(OLDEST)) < 0) {
            return Finding.trouble(found, ADVICE);
        }
        Matcher java = JAVA.matcher(printed);
        if (java.find() && Integer.parseInt(java.group(1)) < JAVA_FOR_ALL) {
            return Finding.fine(found + ". It runs on Java " + java.group(1) + ", but mvn verify -Psolutions needs "
                    + JAVA_FOR_ALL + " or later: JAVA_HOME selects it.");
        }
        return Finding.fine(found);
    }
}
