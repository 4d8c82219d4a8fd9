// Mistake: converts a timeout that is more than a long can hold, when the request was sent already.
// Fails with: java.lang.ArithmeticException
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        return request(body).orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
}
