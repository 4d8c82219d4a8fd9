// Mistake: the array of the buffer is written from the position of the buffer on. The buffer may be a part of the array.
// Fails with: [what is in the buffer, which had -- in it before the read] expected: "--hello" but was: "--//--h"
package workshop.async;

class AsyncSockets {
    public static CompletableFuture<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        ByteBuffer copy = from.hasArray() ? ByteBuffer.wrap(from.array(), from.position(), from.remaining()) : from;
        CompletableFuture<Integer> written = new CompletableFuture<>();
        try {
            channel.write(copy, written, new CompletionHandler<Integer, CompletableFuture<Integer>>() {
                @Override
                public void completed(Integer count, CompletableFuture<Integer> promise) {
                    if (copy != from) {
                        from.position(from.position() + count);
                    }
                    promise.complete(count);
                }

                @Override
                public void failed(Throwable failure, CompletableFuture<Integer> promise) {
                    promise.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException | Error e) {
            written.completeExceptionally(e);
        }
        return written;
    }
}
