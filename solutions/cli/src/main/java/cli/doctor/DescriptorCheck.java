package cli.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;

/** How many files and sockets a Java program may have open. */
record DescriptorCheck() implements Callable<Finding> {

    private static final long NEEDED = 4096;

    /** The JVM has raised its soft limit at its start, as each JVM of the workshop does. */
    @Override
    public Finding call() throws IOException {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        String hard = Execution.of(List.of("sh", "-c", "ulimit -Hn")).output().strip();
        return describe(system.getMaxFileDescriptorCount(), hard);
    }

    static Finding describe(long soft, String hard) {
        String text = "a Java program may open " + soft + " (hard limit: " + hard + ")";
        if (soft >= NEEDED) {
            return Finding.fine(text);
        }
        boolean allowed = !hard.matches("\\d+") || Long.parseLong(hard) >= NEEDED;
        return Finding.trouble(
                text,
                allowed
                        ? "Raise the limit in this terminal: ulimit -n " + NEEDED
                        : "Only the administrator can raise the hard limit, to " + NEEDED + " or more.");
    }
}
