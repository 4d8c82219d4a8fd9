// Mistake: the last address gets the whole timeout, and not the time that remains.
// Fails with: [the time until connect failed, in ms, where it took 300 ms to resolve the name
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long total = nanoseconds(timeout);
        long deadline = System.nanoTime() + total;
        ConnectException failure = new ConnectException(errorMessage(host, port));
        for (int i = 0; i < addresses.size(); i++) {
            int left = addresses.size() - i;
            try {
                return connectWithin(left == 1 ? total : (deadline - System.nanoTime()) / left, addresses.get(i));
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }
}
