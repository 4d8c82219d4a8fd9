// Mistake: no accept follows the first one.
// Fails with: waited for the greeting of client 2, and it did not come
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
        });
    }
}
