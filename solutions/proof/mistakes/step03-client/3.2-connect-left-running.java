// Mistake: connects on another thread, and leaves that thread and its channel alone after the timeout.
// Seen on: Linux
// Fails with: attempts that timed out]
package workshop.client;

class Connector {
    private static SocketChannel connectWithin(long nanoseconds, InetSocketAddress address) throws IOException {
        var attempt = new java.util.concurrent.FutureTask<>(() -> connect(address));
        Thread.startVirtualThread(attempt);
        try {
            return attempt.get(Math.max(1_000_000, nanoseconds), TimeUnit.NANOSECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (java.util.concurrent.TimeoutException | InterruptedException e) {
            throw new IOException("no response");
        }
    }
}
