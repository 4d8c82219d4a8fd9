// Mistake: fails a request that timed out with an IOException, as if the connection was broken.
// Fails with: [the failure of a request without a response] Expecting actual throwable to be an instance of: java.util.concurrent.TimeoutException
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        CompletableFuture<byte[]> responseFuture = request(body);
        CompletableFuture.delayedExecutor(Math.max(0, TimeUnit.NANOSECONDS.convert(timeout)), TimeUnit.NANOSECONDS)
                .execute(() -> responseFuture.completeExceptionally(new IOException("no response in time")));
        return responseFuture;
    }
}
