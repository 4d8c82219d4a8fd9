// Mistake: a handler that throws leaves its client open.
// Fails with: whose handler threw a RuntimeException, and it did not come
package workshop.async;

class AsyncServer {
    void serve(AsynchronousSocketChannel client) {
        handler.accept(client);
    }
}
