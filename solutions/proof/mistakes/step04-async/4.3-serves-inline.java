// Mistake: serves inline.
// Fails with: waited for the greeting of the second client, while the first one's handler holds a thread of two, and it did not come
package workshop.async;

class AsyncServer {
    void acceptNext() {
        AsyncSockets.accept(listener).whenComplete((client, failure) -> {
            if (failure != null) {
                acceptFailed(failure);
                return;
            }
            failuresInARow = 0;
            // First the next accept, then this client: a handler that takes its time holds up one thread of the group,
            // and the others go on accepting.
            serve(client);
            acceptNext();
        });
    }
}
