// Mistake: an Error of the handler leaves the completion handler, and ends a thread of the group.
// Fails with: a completion handler has thrown an exception; also: in the background, java.lang.Error: thrown by the handler of client 20
package workshop.async;

class AsyncServer {
    void acceptNext() {
        listener.accept(null, new java.nio.channels.CompletionHandler<AsynchronousSocketChannel, Void>() {
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
        });
    }

    void serve(AsynchronousSocketChannel client) {
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            handler.accept(client);
        } catch (Exception e) {
            close(client);
            LOG.warn("closed a client whose handler failed: {}", e.toString());
        }
    }
}
