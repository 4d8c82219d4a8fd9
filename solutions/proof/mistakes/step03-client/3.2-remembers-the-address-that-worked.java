// Mistake: tries the address first that accepted the last connection to this host and port.
// Fails with: [the remote address, where both addresses of one-first.test accept connections]
package workshop.client;

class Connector {
    private static final java.util.Map<String, InetSocketAddress> LAST = new java.util.concurrent.ConcurrentHashMap<>();

    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        InetSocketAddress last = LAST.get(host + ":" + port);
        if (last != null && addresses.remove(last)) {
            addresses.addFirst(last);
        }
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int remainingAddresses = addresses.size();
        IOException failure = null;
        for (InetSocketAddress address : addresses) {
            try {
                SocketChannel channel = connectWithin((deadline - System.nanoTime()) / remainingAddresses, address);
                LAST.put(host + ":" + port, address);
                return channel;
            } catch (IOException e) {
                failure = e;
            }
            remainingAddresses--;
        }
        var exception = new ConnectException(errorMessage(host, port) + ": " + failure);
        exception.initCause(failure);
        throw exception;
    }
}
