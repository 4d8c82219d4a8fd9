package workshop.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A row of Linux's table of TCP sockets (<a
 * href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a>).
 *
 * @param remotePort the port of the peer; 0 if the socket has no peer
 * @param sendQueue bytes that the peer has not acknowledged, in sequence numbers
 * @param receiveQueue bytes that the program has not read, in sequence numbers; for a listener, connections that it
 *     has not accepted
 * @param timerSeconds seconds until the timer of the socket expires; 0 if no timer runs
 * @param retries the number of retransmissions of unacknowledged bytes
 * @param inode the inode of the process's descriptor; 0 if no process has a descriptor
 */
record ProcNetTcp(
        int localPort,
        int remotePort,
        String state,
        long sendQueue,
        long receiveQueue,
        double timerSeconds,
        int retries,
        long inode) {

    /** The states in the order of their numbers, from 1, in the kernel's include/net/tcp_states.h. */
    private static final List<String> STATES = List.of(
            "ESTABLISHED",
            "SYN_SENT",
            "SYN_RECV",
            "FIN_WAIT_1",
            "FIN_WAIT_2",
            "TIME_WAIT",
            "CLOSE",
            "CLOSE_WAIT",
            "LAST_ACK",
            "LISTEN",
            "CLOSING");

    /** Clock ticks in a second, as programs see them: USER_HZ. */
    private static final double TICKS = 100;

    /** Returns the sockets with this local or remote port. */
    static List<ProcNetTcp> ofPort(int port) {
        return rows(row -> row.localPort == port || row.remotePort == port);
    }

    /** Returns the sockets with these ports. */
    static List<ProcNetTcp> between(int localPort, int remotePort) {
        return rows(row -> row.localPort == localPort && row.remotePort == remotePort);
    }

    /** If sockets open or close while the file is read, it may have a row twice: then the later one counts. */
    private static List<ProcNetTcp> rows(Predicate<ProcNetTcp> wanted) {
        Map<List<Object>, ProcNetTcp> rows = new LinkedHashMap<>();
        Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(ProcNetTcp::lines)
                .map(ProcNetTcp::parse)
                .filter(wanted)
                .forEach(row -> rows.put(List.of(row.localPort, row.remotePort, row.inode), row));
        return List.copyOf(rows.values());
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Parses a line such as "0: 0100007F:818D 00000000:0000 0A 00000000:00000001 00:00000000 00000000 0 0 1882359
     * ...".
     */
    private static ProcNetTcp parse(String line) {
        String[] fields = line.strip().split("\\s+");
        boolean timer = !fields[5].startsWith("00:");
        return new ProcNetTcp(
                (int) hex(fields[1], 1),
                (int) hex(fields[2], 1),
                STATES.get((int) hex(fields[3], 0) - 1),
                hex(fields[4], 0),
                hex(fields[4], 1),
                timer ? hex(fields[5], 1) / TICKS : 0,
                (int) hex(fields[6], 0),
                Long.parseLong(fields[9]));
    }

    private static long hex(String field, int part) {
        return Long.parseLong(field.split(":")[part], 16);
    }
}
