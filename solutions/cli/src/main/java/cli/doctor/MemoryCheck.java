package cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/** How much memory the machine or its container has. */
record MemoryCheck() implements Callable<Finding> {

    private static final long MEBIBYTE = 1024 * 1024;

    /** For Maven, its tests, and the command with its judges. */
    private static final long NEEDED = 2000 * MEBIBYTE;

    @Override
    public Finding call() {
        return describe(((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize());
    }

    static Finding describe(long bytes) {
        String text = bytes / MEBIBYTE + " MiB";
        return bytes >= NEEDED
                ? Finding.fine(text)
                : Finding.trouble(
                        text,
                        "The tests need " + NEEDED / MEBIBYTE
                                + " MiB. Give the container or the virtual machine more.");
    }
}
