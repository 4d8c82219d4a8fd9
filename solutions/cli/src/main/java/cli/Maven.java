package cli;

import cli.doctor.Executables;
import java.io.ByteArrayOutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Calls Maven, which must be on the {@code PATH}. */
final class Maven {

    private Maven() {}

    /**
     * Builds a module of the workshop and the modules that it needs, without running tests. Maven prints only errors.
     *
     * @param what the name of what is built, for the message
     * @param arguments the phase, the profile and the module
     * @throws CommandException if Maven is missing or fails
     */
    static void build(String what, String... arguments) throws InterruptedException {
        System.err.println("Maven builds " + what + " now. It may download libraries for a minute or two.");
        List<String> command = new ArrayList<>(List.of(executable().toString(), "-q"));
        command.addAll(List.of(arguments));
        // The standard output is for the program that is started later. It may be a pipe.
        // Maven prints control sequences even if it has nothing to say.
        var maven = new ProcessBuilder(command).redirectInput(Redirect.INHERIT).redirectErrorStream(true);
        var printed = new ByteArrayOutputStream();
        if (Child.run(maven, printed) != 0) {
            System.err.print(printed.toString().replaceAll("\033\\[[0-9;]*m", ""));
            throw new CommandException("Maven could not build " + what + ". It says why above.");
        }
    }

    /** The program {@code mvn}. */
    static Path executable() {
        return Executables.ofSystem()
                .find("mvn")
                .orElseThrow(() -> new CommandException("Maven is not on the PATH: there is no program mvn."
                        + " Install it, and read on in README.md, \"What you need\"."));
    }
}
