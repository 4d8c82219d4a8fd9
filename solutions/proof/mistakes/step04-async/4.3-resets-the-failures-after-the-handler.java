// Mistake: the number of failures begins anew when the handler has run, and forgets a failure that came before.
// Fails with: in a row, the first of them just before a handler ran]
package workshop.async;

class AsyncServer {
    void acceptNext() {
        AsyncSockets.accept(listener).whenComplete((client, failure) -> {
            if (failure != null) {
                acceptFailed(failure);
                return;
            }
            acceptNext();
            serve(client);
            consecutiveFailures = 0;
        });
    }
}
