package workshop.tcpview;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import oshi.software.os.InternetProtocolStats.TcpState;
import workshop.tcpview.TcpSocket.Owner;
import workshop.tcpview.View.Mark;

/** Sockets as lines of text, in aligned columns. */
final class TableText {

    private static final List<String> HEADER = List.of("State", "Local address", "Remote address", "PID", "Process");
    private static final List<String> QUEUES = List.of("Recv-Q", "Send-Q");

    private TableText() {}

    /**
     * Writes the table.
     *
     * @param queues whether to show the lengths of the queues
     * @return the header, then a line for each socket, in their order
     */
    static List<String> lines(List<TcpSocket> sockets, boolean queues) {
        List<List<String>> table = new ArrayList<>();
        table.add(cells(HEADER, QUEUES, queues));
        for (TcpSocket socket : sockets) {
            table.add(cells(socketCells(socket), queueCells(socket), queues));
        }
        return aligned(table);
    }

    /** Counts the sockets in each state, as in "LISTEN 1, ESTABLISHED 2", without those that are gone. */
    static String states(View view) {
        Map<TcpState, Long> states = view.rows().stream()
                .filter(row -> row.mark() != Mark.GONE)
                .collect(Collectors.groupingBy(row -> row.socket().state(), TreeMap::new, Collectors.counting()));
        return states.isEmpty()
                ? "no socket"
                : states.entrySet().stream()
                        .map(state -> state.getKey() + " " + state.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static List<String> cells(List<String> cells, List<String> queueCells, boolean queues) {
        List<String> all = new ArrayList<>(cells);
        if (queues) {
            all.addAll(1, queueCells);
        }
        return all;
    }

    private static List<String> socketCells(TcpSocket socket) {
        boolean owned = !socket.owner().equals(Owner.NONE);
        return List.of(
                socket.state().name(),
                text(socket.local()),
                text(socket.remote()),
                owned ? String.valueOf(socket.owner().pid()) : "-",
                owned ? name(socket.owner()) : "-");
    }

    private static String name(Owner owner) {
        return owner.name().isBlank() ? "?" : SafeText.of(owner.name());
    }

    private static List<String> queueCells(TcpSocket socket) {
        return List.of(String.valueOf(socket.receiveQueue()), String.valueOf(socket.sendQueue()));
    }

    private static String text(InetSocketAddress address) {
        String port = address.getPort() == 0 ? "*" : String.valueOf(address.getPort());
        return (address.getAddress().isAnyLocalAddress() ? "*" : host(address)) + ":" + port;
    }

    private static String host(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        // An IPv6 address may leave out one run of zeros, as in ::1 (RFC 4291, section 2.2).
        return host.contains(":") ? "[" + host.replaceFirst("(^|:)(0(:|$)){2,}", "::") + "]" : host;
    }

    private static List<String> aligned(List<List<String>> table) {
        int[] widths = IntStream.range(0, table.getFirst().size())
                .map(column -> table.stream()
                        .mapToInt(cells -> cells.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        return table.stream().map(cells -> aligned(cells, widths)).toList();
    }

    private static String aligned(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
