// Mistake: leaks the client of a failed handler.
// Fails with: whose handler threw a RuntimeException, and it did not come
package workshop.async;

class AsyncServer {
    void serve(AsynchronousSocketChannel client) {
        handler.accept(client);
    }
}
