// Mistake: throws an exception for a negative timeout.
// Fails with: java.lang.IllegalArgumentException
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("a negative timeout");
        }
        return request(body).orTimeout(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }
}
