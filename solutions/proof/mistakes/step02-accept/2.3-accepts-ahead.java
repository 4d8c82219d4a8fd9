// Mistake: accepts the next client on another thread, while next still runs.
// Fails with: [how many of 100 children were accepted before next had returned] expected: 0 but was: 
// Or with: waited for the loop to end, and it did not come
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        var upcoming = ahead(listener);
        for (SocketChannel child = upcoming.join(); child != null; child = upcoming.join()) {
            upcoming = ahead(listener);
            try {
                next.handle(child);
            } catch (IOException | RuntimeException | Error e) {
                upcoming.thenAccept(AcceptLoop::closeQuietly);
                throw e;
            }
        }
    }
    private static java.util.concurrent.CompletableFuture<SocketChannel> ahead(ServerSocketChannel listener) {
        return java.util.concurrent.CompletableFuture.supplyAsync(() -> acceptNext(listener), r -> Thread.ofVirtual().start(r));
    }
    private static void closeQuietly(SocketChannel child) {
        try {
            if (child != null) child.close();
        } catch (IOException e) {
            LOG.warn("not closed: {}", e.toString());
        }
    }
}
