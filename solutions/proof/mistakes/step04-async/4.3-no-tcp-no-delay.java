// Mistake: TCP_NODELAY is not set.
// Fails with: [TCP_NODELAY is set when a client is passed to the handler] Expecting value to be true but was false
package workshop.async;

class AsyncServer {
    void serve(AsynchronousSocketChannel client) {
        try {
            handler.accept(client);
        } catch (Throwable e) {
            close(client);
        }
    }
}
