package workshop.tcpview;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows to show: the sockets of the latest snapshot and those that have just gone, each with a mark for its last change.
 * If both ends of a connection are on this machine, they are neighbours.
 *
 * <p>Immutable. {@link #next} makes the next view from a given snapshot and time, so that nothing here waits, reads a clock or
 * reads the system's table.
 */
final class View {

    /** How long a row stays marked, or until the next snapshot if that takes longer. */
    static final Duration MARKED = Duration.ofSeconds(1);

    /** The last change of a socket. */
    enum Mark {
        NONE,
        /** It was not there before. */
        NEW,
        /** Its state or its process has changed. */
        CHANGED,
        /** It is no longer there; the row shows what was last known. */
        GONE
    }

    /**
     * A socket with its mark.
     *
     * @param socket the socket
     * @param mark its last change within {@link #MARKED}
     * @param since the time of that change; of no meaning with {@link Mark#NONE}
     */
    record Row(TcpSocket socket, Mark mark, Instant since) {

        private boolean isMarkedAt(Instant now) {
            return mark != Mark.NONE && now.isBefore(since.plus(MARKED));
        }

        /** This row, when the next snapshot has its socket. */
        private Row seen(TcpSocket again, Instant now) {
            if (mark == Mark.GONE) {
                return new Row(again, Mark.NEW, now);
            }
            if (again.state() != socket.state() || !again.owner().equals(socket.owner())) {
                return new Row(again, Mark.CHANGED, now);
            }
            return new Row(again, isMarkedAt(now) ? mark : Mark.NONE, since);
        }

        /** This row, when the next snapshot does not have its socket; empty once it was marked as gone for long enough. */
        private Optional<Row> missed(Instant now) {
            if (mark != Mark.GONE) {
                return Optional.of(new Row(socket, Mark.GONE, now));
            }
            return isMarkedAt(now) ? Optional.of(this) : Optional.empty();
        }
    }

    /**
     * Identifies a socket in two snapshots.
     *
     * @param nth tells apart listening sockets that share an address, as SO_REUSEPORT lets them
     */
    private record Key(InetSocketAddress local, InetSocketAddress remote, int nth) {

        private static final Comparator<Key> ORDER = Comparator.comparingInt(Key::lowerPort)
                .thenComparingInt(Key::higherPort)
                .thenComparingInt(key -> key.local.getPort())
                .thenComparing(key -> key.local.toString())
                .thenComparing(key -> key.remote.toString())
                .thenComparingInt(Key::nth);

        private int lowerPort() {
            return Math.min(local.getPort(), remote.getPort());
        }

        private int higherPort() {
            return Math.max(local.getPort(), remote.getPort());
        }
    }

    private final SortedMap<Key, Row> rows;

    private View(SortedMap<Key, Row> rows) {
        this.rows = rows;
    }

    /** The first view, in which nothing is marked. */
    static View first(Collection<TcpSocket> snapshot) {
        SortedMap<Key, Row> rows = new TreeMap<>(Key.ORDER);
        byKey(snapshot).forEach((key, socket) -> rows.put(key, new Row(socket, Mark.NONE, Instant.MIN)));
        return new View(rows);
    }

    /**
     * The view after this one.
     *
     * @param snapshot all sockets of that moment
     * @param now the time of the snapshot
     */
    View next(Collection<TcpSocket> snapshot, Instant now) {
        SortedMap<Key, TcpSocket> present = byKey(snapshot);
        SortedMap<Key, Row> next = new TreeMap<>(Key.ORDER);
        present.forEach((key, socket) -> {
            Row row = rows.get(key);
            next.put(key, row == null ? new Row(socket, Mark.NEW, now) : row.seen(socket, now));
        });
        rows.forEach((key, row) -> {
            if (!present.containsKey(key)) {
                row.missed(now).ifPresent(gone -> next.put(key, gone));
            }
        });
        return new View(next);
    }

    private static SortedMap<Key, TcpSocket> byKey(Collection<TcpSocket> snapshot) {
        SortedMap<Key, TcpSocket> sockets = new TreeMap<>(Key.ORDER);
        for (TcpSocket socket : snapshot) {
            int nth = 0;
            while (sockets.putIfAbsent(new Key(socket.local(), socket.remote(), nth), socket) != null) {
                nth++;
            }
        }
        return sockets;
    }

    /** Listening sockets first, then by port. */
    List<Row> rows() {
        return List.copyOf(rows.values());
    }
}
