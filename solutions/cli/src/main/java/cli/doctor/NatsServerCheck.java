package cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Whether there is a nats-server, which a few tests and benchmarks use. */
record NatsServerCheck(Executables programs) implements Callable<Finding> {

    /** Debian installs it in a folder that is not on the PATH of every user. */
    private static final Path DEBIAN = Path.of("/usr/sbin/nats-server");

    @Override
    public Finding call() {
        return programs.find("nats-server")
                .map(file -> Finding.fine(file.toString()))
                .orElseGet(
                        () -> Files.exists(DEBIAN)
                                ? Finding.trouble(DEBIAN + " is not on the PATH", "export PATH=\"$PATH:/usr/sbin\"")
                                : Finding.trouble(
                                        "not on the PATH",
                                        "No exercise needs it. Some benchmarks and the chat of several servers use it: nats.io"));
    }
}
