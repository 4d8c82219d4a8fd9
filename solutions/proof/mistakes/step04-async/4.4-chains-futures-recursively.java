// Mistake: chains futures recursively.
// Fails with: [the depth of the stack at frame
package workshop.async;

class AsyncConnection {
    class ReadLoop {
        private int lastRead;

        void readOn(int lastRead) {
            this.lastRead = lastRead;
            rest().whenComplete((end, failure) -> {
                if (failure == null) {
                    ended.complete(null);
                } else {
                    Throwable reason = failure.getCause() == null ? failure : failure.getCause();
                    close(reason);
                    ended.completeExceptionally(reason);
                }
            });
        }

        private CompletableFuture<Void> rest() {
            return next().thenCompose(message -> {
                if (message == null) {
                    return CompletableFuture.completedFuture(null);
                }
                try {
                    handler.message(message);
                } catch (Exception e) {
                    return CompletableFuture.failedFuture(e);
                } finally {
                    handler.readComplete();
                }
                return rest();
            });
        }

        private CompletableFuture<ByteBuffer> next() {
            in.flip();
            try {
                ByteBuffer message = decoder.decode(in);
                if (message != null) {
                    return CompletableFuture.completedFuture(message);
                }
            } catch (ProtocolException e) {
                return CompletableFuture.failedFuture(e);
            } finally {
                in.compact();
            }
            in = withRoom(in, lastRead);
            return AsyncSockets.read(channel, in).thenCompose(count -> {
                lastHeard = System.nanoTime();
                lastRead = count;
                if (count >= 0) {
                    return next();
                }
                return in.position() == 0
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(new EOFException("inside a message"));
            });
        }
    }
}
