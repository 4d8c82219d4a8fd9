// Mistake: the method waits for the result of the read.
// Fails with: the test did not come back within its time limit; your code hangs at read (AsyncSockets.java:
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        try {
            return CompletableFuture.completedFuture(channel.read(into).get());
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e.getCause() == null ? e : e.getCause());
        }
    }
}
