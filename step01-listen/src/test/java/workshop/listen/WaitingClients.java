package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.condition.OS;

/** Clients that wait in the accept queue of a listener, in their order. */
final class WaitingClients implements AutoCloseable, Iterable<Socket> {

    private final int port;
    private final List<Socket> clients = new ArrayList<>();

    WaitingClients(int port) {
        this.port = port;
    }

    /** Connects this number of clients; the test fails if the queue has no place for all of them. */
    void connect(int number) throws Exception {
        for (int i = 1; i <= number; i++) {
            String awaited = "connection " + i + " of " + number + " that must fit into the accept queue";
            clients.add(Loopback.connect(Loopback.at(port), awaited));
        }
    }

    /** Connects ten more clients, or as many as the queue has places for. */
    void connectUntilFull() throws IOException {
        for (int i = 0; i < 10; i++) {
            Socket client = new Socket();
            try {
                client.connect(Loopback.at(port), 300);
                clients.add(client);
            } catch (SocketTimeoutException full) {
                client.close();
                return;
            }
        }
    }

    /** Asserts that a listener without a backlog of its own has the JDK's default, and not the backlog of an earlier call. */
    static void assertTenWaitForALaterListener() throws IOException {
        try (ServerSocketChannel channel = Listener.listen(Loopback.anyPort()).channel();
                var clients = new WaitingClients(Loopback.portOf(channel))) {
            clients.connectUntilFull();
            assertThat(clients.number())
                    .as("how many of 10 clients wait for a later listener, which has the JDK's default backlog")
                    .isEqualTo(10);
        }
    }

    /** Each system reduces a large backlog, to a number of its own. Linux says to which. */
    static int longQueueOfThisSystem() throws IOException {
        if (!OS.LINUX.isCurrentOs()) {
            return 60;
        }
        // Linux gives this file in one read only, and the first read of Files.readString is one byte.
        String limit =
                Files.readAllLines(Path.of("/proc/sys/net/core/somaxconn")).getFirst();
        return Math.min(Integer.parseInt(limit), 1100);
    }

    int number() {
        return clients.size();
    }

    @Override
    public Iterator<Socket> iterator() {
        return clients.iterator();
    }

    @Override
    public void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }
}
