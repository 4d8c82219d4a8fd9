// Mistake: the handler runs before the next accept starts, and its exception prevents that accept.
// Fails with: waited for the end of connection 10, whose handler threw a RuntimeException, and it did not come
package workshop.async;

class AsyncServer {
    void acceptNext() {
        AsyncSockets.accept(listener).whenComplete((client, failure) -> {
            if (failure != null) {
                acceptFailed(failure);
                return;
            }
            consecutiveFailures = 0;
            serve(client);
            acceptNext();
        });
    }

    void serve(AsynchronousSocketChannel client) {
        handler.accept(client);
    }
}
