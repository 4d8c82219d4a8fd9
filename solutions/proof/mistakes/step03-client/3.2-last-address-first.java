// Mistake: tries the addresses from the last one to the first one.
// Fails with: [the remote address, where both addresses of one-first.test accept connections]
package workshop.client;

import java.util.Collections;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        Collections.reverse(addresses);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int remainingAddresses = addresses.size();
        IOException failure = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / remainingAddresses, address);
            } catch (IOException e) {
                failure = e;
            }
            remainingAddresses--;
        }
        var exception = new ConnectException(errorMessage(host, port) + ": " + failure.getMessage());
        exception.initCause(failure);
        throw exception;
    }
}
