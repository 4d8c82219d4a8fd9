package workshop.tcpview;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;
import workshop.tcpview.TcpSocket.Owner;

/**
 * The operating system's table of TCP sockets.
 *
 * <p>It is read row by row while connections come and go, so it is no consistent picture of one moment. Safe for use by
 * several threads.
 */
final class SocketTable {

    /** Whether the queue lengths are those of Linux. The library has none for Windows, and for macOS other ones. */
    static final boolean KNOWS_QUEUES = System.getProperty("os.name").startsWith("Linux");

    private final OperatingSystem system = new SystemInfo().getOperatingSystem();

    /** The sockets that have this port at one of their ends. */
    List<TcpSocket> ofPort(int port) {
        return read(row -> row.getLocalPort() == port || row.getForeignPort() == port);
    }

    /** The sockets that this process has open; none where there is no such process. */
    List<TcpSocket> ofProcess(int pid) {
        return read(row -> row.getowningProcessId() == pid);
    }

    private List<TcpSocket> read(Predicate<IPConnection> wanted) {
        // To ask for a process costs far more than to read a row.
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
            // 16 bytes that hold an IPv4 address, as those of most Java sockets do, become an IPv4 address again.
            return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException("an address of " + bytes.length + " bytes", e);
        }
    }

    private Owner owner(int pid) {
        // Windows gives the sockets that have lost their process to its idle process, number 0.
        OSProcess process = pid > 0 ? system.getProcess(pid) : null;
        // It may have ended since.
        return process == null ? Owner.NONE : new Owner(pid, process.getName());
    }
}
