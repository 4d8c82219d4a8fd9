package workshop.chat.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and sockets this process may open. Each connection is one. */
final class Descriptors {

    private Descriptors() {}

    /**
     * How many may be open at a time: {@code ulimit -Hn}, since HotSpot raises its soft limit to the hard one when it starts.
     * Windows has no such limit; there it is the largest int.
     */
    static int limit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(Integer.MAX_VALUE, unix.getMaxFileDescriptorCount())
                : Integer.MAX_VALUE;
    }

    /** How many of these are not open yet. */
    static int free() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.max(0, limit() - unix.getOpenFileDescriptorCount())
                : Integer.MAX_VALUE;
    }
}
