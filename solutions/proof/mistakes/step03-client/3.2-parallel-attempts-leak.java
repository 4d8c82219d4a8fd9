// Mistake: tries all addresses in parallel, and leaves the connections open that came too late.
// Fails with: attempts that succeeded, and whose channel was closed]
// Or with: [the remote address, where both addresses of one-first.test accept connections] expected
// Or with: [the remote address, where both addresses of other-first.test accept connections] expected
package workshop.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        long limit = nanoseconds(timeout);
        List<InetSocketAddress> addresses = resolve(host, port);
        AtomicInteger left = new AtomicInteger(addresses.size());
        CompletableFuture<SocketChannel> winner = new CompletableFuture<>();
        for (InetSocketAddress address : addresses) {
            Thread.startVirtualThread(() -> {
                try {
                    winner.complete(connectWithin(limit, address));
                } catch (IOException e) {
                    if (left.decrementAndGet() == 0) {
                        winner.completeExceptionally(e);
                    }
                }
            });
        }
        try {
            return winner.join();
        } catch (CompletionException e) {
            throw new IOException(errorMessage(host, port), e.getCause());
        }
    }
}
