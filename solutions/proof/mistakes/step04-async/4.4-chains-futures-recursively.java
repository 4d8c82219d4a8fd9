// Mistake: chains futures recursively.
// Fails with: [the depth of the stack at frame
package workshop.async;

class ReadLoop {
    void readNext() {
        rest().whenComplete((end, failure) -> {
            if (failure == null) {
                ended.complete(null);
            } else {
                connection.close(failure.getCause() == null ? failure : failure.getCause());
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
        } catch (java.net.ProtocolException e) {
            return CompletableFuture.failedFuture(e);
        } finally {
            in.compact();
        }
        in = ensureCapacity(in, lastCount);
        return AsyncSockets.read(channel, in).thenCompose(count -> {
            lastReadTime = System.nanoTime();
            lastCount = count;
            if (count >= 0) {
                return next();
            }
            return in.position() == 0
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(new EOFException("inside a message"));
        });
    }
}
