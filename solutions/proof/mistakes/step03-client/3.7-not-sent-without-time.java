// Mistake: does not send a request whose timeout is zero.
// Fails with: waited for a request with a timeout of 0 s, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        if (!timeout.isPositive()) {
            return CompletableFuture.failedFuture(new java.util.concurrent.TimeoutException());
        }
        return request(body).orTimeout(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }
}
