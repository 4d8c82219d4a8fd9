package workshop.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A TCP socket of this machine as the Linux kernel shows it. Where both ends of a connection are here, each is a socket.
 *
 * @param state as {@code ss} calls it
 * @param receiveQueue bytes that its program has not read; of a listening socket, connections that wait
 * @param sendQueue bytes that the other kernel has not acknowledged
 * @param retries how often the kernel has sent again what was not acknowledged
 * @see <a href="https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html">/proc/net/tcp</a>
 */
record LinuxSocket(int local, int remote, String state, long receiveQueue, long sendQueue, int retries) {

    /** In the order of the kernel's {@code include/net/tcp_states.h}, which begins with 1. */
    private static final List<String> STATES = List.of(
            "ESTAB",
            "SYN-SENT",
            "SYN-RECV",
            "FIN-WAIT-1",
            "FIN-WAIT-2",
            "TIME-WAIT",
            "UNCONN",
            "CLOSE-WAIT",
            "LAST-ACK",
            "LISTEN",
            "CLOSING",
            "NEW-SYN-RECV");

    /** All TCP sockets of this machine. */
    static List<LinuxSocket> all() throws IOException {
        try (Stream<String> six = Files.lines(Path.of("/proc/net/tcp6"));
                Stream<String> four = Files.lines(Path.of("/proc/net/tcp"))) {
            return Stream.concat(six, four)
                    .filter(line -> !line.contains("local_address"))
                    .map(LinuxSocket::parse)
                    .toList();
        }
    }

    /** The state of the end that has the first of these ports; "gone" where there is none. */
    static String state(int local, int remote) throws IOException {
        return between(local, remote).map(LinuxSocket::state).orElse("gone");
    }

    /**
     * The end that has the first of these ports; a listening socket's other one is 0. One port is not enough to find a
     * socket: other connections may have it too, and leave it in TIME-WAIT.
     */
    static Optional<LinuxSocket> between(int local, int remote) throws IOException {
        return all().stream()
                .filter(socket -> socket.local == local && socket.remote == remote)
                .findFirst();
    }

    private static LinuxSocket parse(String line) {
        String[] fields = line.strip().split("\\s+");
        String[] queues = fields[4].split(":");
        return new LinuxSocket(
                port(fields[1]),
                port(fields[2]),
                STATES.get(Integer.parseInt(fields[3], 16) - 1),
                Long.parseLong(queues[1], 16),
                Long.parseLong(queues[0], 16),
                Integer.parseInt(fields[6], 16));
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }
}
