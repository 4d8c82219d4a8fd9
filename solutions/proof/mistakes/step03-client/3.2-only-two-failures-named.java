// Mistake: names host and port after a refusal and a timeout only.
// Fails with: [the error of connecting to a broadcast address]
package workshop.client;

import java.net.SocketTimeoutException;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
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
        if (failure instanceof ConnectException || failure instanceof SocketTimeoutException) {
            throw new IOException(errorMessage(host, port) + ": " + failure, failure);
        }
        throw failure;
    }
}
