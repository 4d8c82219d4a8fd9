// Mistake: looks whether the listener is open before it looks at the client.
// Fails with: waited for the greeting, or the end, of a client that was accepted just before the server was closed, and it did not come
package workshop.async;

class AsyncServer {
    void acceptNext() {
        AsyncSockets.accept(listener).whenComplete((client, failure) -> {
            if (!listener.isOpen()) {
                return;
            }
            if (failure != null) {
                acceptFailed(failure);
                return;
            }
            consecutiveFailures = 0;
            acceptNext();
            serve(client);
        });
    }
}
