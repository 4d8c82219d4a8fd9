package workshop.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A listener whose accept queue is full. On Linux it does not respond to a client that wants to connect. */
final class UnresponsiveListener implements AutoCloseable {

    /** Why a test with this listener runs on Linux only. */
    static final String OTHER_SYSTEMS = "other systems may refuse a client when the accept queue is full";

    private final ServerSocket listener = new ServerSocket();
    private final List<Socket> queue = new ArrayList<>();

    private UnresponsiveListener() throws IOException {}

    static UnresponsiveListener open(InetSocketAddress address) throws IOException {
        return open(address, address.getAddress());
    }

    /** Listens at all addresses of the system, so at each of 127.0.0.0/8. */
    static UnresponsiveListener openAtAllAddresses() throws IOException {
        return open(new InetSocketAddress(0), DualAddressResolver.ONE);
    }

    private static UnresponsiveListener open(InetSocketAddress address, InetAddress reachedAt) throws IOException {
        UnresponsiveListener unresponsive = new UnresponsiveListener();
        unresponsive.listener.bind(address, 1);
        unresponsive.fillQueue(new InetSocketAddress(reachedAt, unresponsive.port()));
        return unresponsive;
    }

    /**
     * Connects clients until two in a row get no response. For one alone, the reason may be that this thread did not run in
     * time. Ten clients are far more than it should take.
     */
    private void fillQueue(InetSocketAddress address) throws IOException {
        int withoutResponse = 0;
        while (queue.size() < 10 && withoutResponse < 2) {
            Socket client = new Socket();
            queue.add(client);
            try {
                client.connect(address, 100);
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
