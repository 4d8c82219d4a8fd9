// Mistake: an accept that fails closes its listener.
// Fails with: [a listener is open, after a second accept was refused] Expecting value to be true but was false
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<AsynchronousSocketChannel> accept(AsynchronousServerSocketChannel listener) {
        CompletableFuture<AsynchronousSocketChannel> accepted = future(handler -> listener.accept(null, handler));
        accepted.whenComplete((client, failure) -> {
            if (failure != null) {
                try {
                    listener.close();
                } catch (IOException e) {
                }
            }
        });
        return accepted;
    }
}
