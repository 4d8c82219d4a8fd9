// Mistake: converts a timeout that does not fit into a long, when the request is already sent.
// Fails with: java.lang.ArithmeticException
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        return request(body).orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
}
