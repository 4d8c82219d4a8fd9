package workshop.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A listener whose accept queue is full. On Linux it does not respond to a client that wants to connect. */
final class UnresponsiveListener implements AutoCloseable {

    /** Why a test with this listener runs on Linux only. */
    static final String OTHER_SYSTEMS = "other systems may refuse a client when the accept queue is full";

    private final ServerSocket listener = new ServerSocket();
    private final List<Socket> queue = new ArrayList<>();

    private UnresponsiveListener() throws IOException {}

    static UnresponsiveListener open(InetSocketAddress address) throws IOException {
        UnresponsiveListener unresponsive = new UnresponsiveListener();
        unresponsive.listener.bind(address, 1);
        unresponsive.fillQueue();
        return unresponsive;
    }

    /** Opens listeners at several addresses, side by side: it takes a while to fill a queue. */
    static List<UnresponsiveListener> openAll(List<InetAddress> addresses, int port) throws Exception {
        List<Callable<UnresponsiveListener>> tasks = new ArrayList<>();
        for (InetAddress address : addresses) {
            tasks.add(() -> open(new InetSocketAddress(address, port)));
        }
        List<UnresponsiveListener> listeners = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<UnresponsiveListener> opened : threads.invokeAll(tasks)) {
                listeners.add(opened.get());
            }
        }
        return listeners;
    }

    /**
     * Connects clients until two in a row get no response. For one alone, the reason may be that this thread did not run in
     * time. Ten clients are far more than it should take.
     */
    private void fillQueue() throws IOException {
        int withoutResponse = 0;
        while (queue.size() < 10 && withoutResponse < 2) {
            Socket client = new Socket();
            queue.add(client);
            try {
                client.connect(listener.getLocalSocketAddress(), 100);
                withoutResponse = 0;
            } catch (SocketTimeoutException full) {
                withoutResponse++;
            }
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Socket client : queue) {
            client.close();
        }
        listener.close();
    }
}
