// Mistake: lets the exception of a timeout pass unchanged, whose message does not contain host and port.
// Seen on: Linux
// Fails with: , where the accept queue is full] Expecting throwable message: "
// Fails with: " to contain: "127.0.0.1" but did not.
package workshop.client;

import java.net.SocketTimeoutException;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int remainingAddresses = addresses.size();
        IOException last = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / remainingAddresses--, address);
            } catch (IOException e) {
                last = e;
            }
        }
        if (last instanceof SocketTimeoutException) {
            throw last;
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
