package workshop.tcpview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;
import workshop.tcpview.TcpSocket.Owner;

/**
 * The operating system's table of TCP sockets.
 *
 * <p>The system gives the table row by row while connections come and go, so it is not a consistent snapshot.
 * Thread-safe.
 */
final class SocketTable {

    private static final String SYSTEM = System.getProperty("os.name");
    private static final boolean LINUX = SYSTEM.startsWith("Linux");
    private static final Path LINUX_TABLE = Path.of("/proc/net/tcp");

    /** Whether the queue lengths are those of Linux. The library does not have them for Windows, and has others for macOS. */
    static final boolean KNOWS_QUEUES = LINUX;

    private final OperatingSystem system = new SystemInfo().getOperatingSystem();

    /** The sockets whose local or remote port is this one. */
    List<TcpSocket> ofPort(int port) {
        return read(row -> row.getLocalPort() == port || row.getForeignPort() == port);
    }

    /** The sockets that this process has open; none where there is no such process. */
    List<TcpSocket> ofProcess(int pid) {
        return read(row -> row.getowningProcessId() == pid);
    }

    /**
     * Whether this user may see the sockets of that process. macOS shows them to the same user and to root
     * (proc_security_policy in its <a
     * href="https://github.com/apple-oss-distributions/xnu/blob/main/bsd/kern/proc_info.c">proc_info.c</a>). No such rule is known on Windows.
     */
    static boolean mayKnow(int pid) {
        if (LINUX) {
            return mayReadLinks(pid);
        }
        Optional<String> us = ProcessHandle.current().info().user();
        return SYSTEM.startsWith("Windows")
                || us.equals(Optional.of("root"))
                || us.equals(
                        ProcessHandle.of(pid).flatMap(process -> process.info().user()));
    }

    /**
     * Whether Linux lets this user read where a process's links lead. The rule for the links to its sockets (<a
     * href="https://man7.org/linux/man-pages/man5/proc_pid_fd.5.html">proc_pid_fd(5)</a>) and to its working directory is
     * the same: the same user and root may, but not root in a container without CAP_SYS_PTRACE, nor if the process forbids it.
     */
    private static boolean mayReadLinks(int pid) {
        try {
            Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd"));
            return true;
        } catch (AccessDeniedException e) {
            return false;
        } catch (IOException e) {
            // The process has ended meanwhile.
            return true;
        }
    }

    private List<TcpSocket> read(Predicate<IPConnection> wanted) {
        if (LINUX && !Files.isReadable(LINUX_TABLE)) {
            // The library would only log this, and return no socket.
            throw new UncheckedIOException(
                    LINUX_TABLE + " is not there, or not readable", new NoSuchFileException(LINUX_TABLE.toString()));
        }
        // A lookup of a process costs far more than a row of the table.
        Map<Integer, Owner> owners = new HashMap<>();
        return system.getInternetProtocolStats().getConnections().stream()
                .filter(row -> row.getType().startsWith("tcp"))
                .filter(wanted)
                .map(row -> socket(row, owners.computeIfAbsent(row.getowningProcessId(), this::owner)))
                .toList();
    }

    private static TcpSocket socket(IPConnection row, Owner owner) {
        return new TcpSocket(
                address(row.getLocalAddress(), row.getLocalPort()),
                address(row.getForeignAddress(), row.getForeignPort()),
                row.getState(),
                owner,
                row.getReceiveQueue(),
                row.getTransmitQueue());
    }

    private static InetSocketAddress address(byte[] bytes, int port) {
        if (bytes.length == 0) {
            return new InetSocketAddress(port);
        }
        try {
            // An IPv4-mapped address, as most Java sockets have, becomes an IPv4 address again.
            return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException("an address of " + bytes.length + " bytes", e);
        }
    }

    private Owner owner(int pid) {
        // Windows assigns sockets whose process has ended to the idle process, number 0.
        return pid > 0 ? new Owner(pid, name(pid)) : Owner.NONE;
    }

    private String name(int pid) {
        OSProcess process = system.getProcess(pid);
        return process == null ? commandName(pid) : process.getName();
    }

    /** The name that Linux has for a process. The library does not read a process whose name is not UTF-8. */
    private static String commandName(int pid) {
        try {
            return new String(Files.readAllBytes(Path.of("/proc/" + pid + "/comm")), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            // The process has ended meanwhile, or this is not Linux.
            return "";
        }
    }
}
