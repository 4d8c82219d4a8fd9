// Mistake: a read ends after 30 seconds, and the JDK allows no other read after that.
// Fails with: [reads and writes that were started with a timeout] expected: 0 but was: 
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        return future(handler -> channel.read(into, 30, java.util.concurrent.TimeUnit.SECONDS, null, handler));
    }
}
