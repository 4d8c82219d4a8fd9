// Mistake: what the handler throws comes to acceptFailed, which starts another accept after a delay.
// Fails with: [accepts that were started while another one was pending] expected: 0 but was: 
package workshop.async;

class AsyncServer {
    void acceptNext() {
        AsyncSockets.accept(listener)
                .thenAccept(client -> {
                    consecutiveFailures = 0;
                    acceptNext();
                    serve(client);
                })
                .exceptionally(failure -> {
                    acceptFailed(failure);
                    return null;
                });
    }

    void serve(AsynchronousSocketChannel client) {
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            handler.accept(client);
        } catch (IOException | RuntimeException | Error e) {
            close(client);
            throw new IllegalStateException("the handler has failed", e);
        }
    }
}
