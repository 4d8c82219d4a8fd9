// Mistake: converts the timeout after the request was sent, and sends it again if the timeout does not fit into a long.
// Fails with: [the next request that the server received, after one with an infinite timeout]
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        try {
            return request(body).orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ArithmeticException e) {
            return request(body);
        }
    }
}
