package workshop.chat.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and sockets this process may open. Each connection is one. */
final class Descriptors {

    private Descriptors() {}

    /**
     * How many there may be at a time: {@code ulimit -Hn}, since HotSpot raises its soft limit to the hard one when it starts.
     * On Windows, which sets no such limit, as many as an int can tell.
     */
    static int most() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(Integer.MAX_VALUE, unix.getMaxFileDescriptorCount())
                : Integer.MAX_VALUE;
    }

    /** How many of these are not open yet. */
    static int free() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.max(0, most() - unix.getOpenFileDescriptorCount())
                : Integer.MAX_VALUE;
    }
}
