// Mistake: after a refusal it tries again, until the time is over.
// Fails with: within 60000 ms, and it did not come
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        IOException failure = null;
        do {
            int remainingAddresses = addresses.size();
            for (InetSocketAddress address : addresses) {
                try {
                    return connectWithin((deadline - System.nanoTime()) / remainingAddresses, address);
                } catch (IOException e) {
                    failure = e;
                }
                remainingAddresses--;
            }
            pause();
        } while (failure instanceof ConnectException && deadline - System.nanoTime() > 0);
        var exception = new ConnectException(errorMessage(host, port) + ": " + failure);
        exception.initCause(failure);
        throw exception;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
