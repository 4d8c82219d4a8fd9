package cli.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Which program talks to the demos: the guides know three that are called {@code nc}. */
record NetcatCheck(Executables programs) implements Callable<Finding> {

    private static final String ADVICE = "The guides use nc to talk to the demos: README.md, \"What you need\".";

    @Override
    public Finding call() throws IOException {
        Optional<Path> found = programs.find("nc").or(() -> programs.find("ncat"));
        if (found.isEmpty()) {
            return Finding.trouble("there is no nc on the PATH", ADVICE);
        }
        return describe(
                found.get(), Execution.of(List.of(found.get().toString(), "-h")).output());
    }

    /** The finding for what {@code nc -h} has printed. */
    static Finding describe(Path nc, String printed) {
        if (printed.contains("OpenBSD")) {
            return Finding.fine(nc + ", OpenBSD's");
        }
        if (printed.contains("Ncat")) {
            return Finding.fine(nc + ", Nmap's ncat");
        }
        // Its help begins with the usage, and names an option that only Apple's has.
        if (printed.contains("--apple-")) {
            return Finding.fine(nc + ", that of macOS");
        }
        return Finding.trouble(nc + " is none of the three that the guides know", ADVICE);
    }
}
