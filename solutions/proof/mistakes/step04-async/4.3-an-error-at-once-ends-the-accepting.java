// Mistake: an accept that throws an Error at once is not tried again. The client before it is neither served nor closed.
// Fails with: the greeting of client 1, while the next accept throws an Error at once
package workshop.async;

class AsyncServer {
    void acceptNext() {
        java.nio.channels.CompletionHandler<AsynchronousSocketChannel, Void> accepted =
                new java.nio.channels.CompletionHandler<>() {
                    @Override
                    public void completed(AsynchronousSocketChannel client, Void nothing) {
                        consecutiveFailures = 0;
                        acceptNext();
                        serve(client);
                    }

                    @Override
                    public void failed(Throwable failure, Void nothing) {
                        acceptFailed(failure);
                    }
                };
        try {
            listener.accept(null, accepted);
        } catch (RuntimeException e) {
            acceptFailed(e);
        }
    }
}
