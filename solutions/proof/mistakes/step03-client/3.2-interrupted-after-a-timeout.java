// Mistake: takes each InterruptedIOException for an interrupt. A SocketTimeoutException is one too, so the thread is interrupted after a timeout.
// Fails with: [the thread is interrupted, after connect has failed with
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        int left = addresses.size();
        IOException last = null;
        for (InetSocketAddress address : addresses) {
            try {
                return connectWithin((deadline - System.nanoTime()) / left, address);
            } catch (IOException e) {
                last = e;
            }
            left--;
        }
        if (last instanceof java.io.InterruptedIOException) {
            Thread.currentThread().interrupt();
        }
        throw new IOException(errorMessage(host, port), last);
    }
}
