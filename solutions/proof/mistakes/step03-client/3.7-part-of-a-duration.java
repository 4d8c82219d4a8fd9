// Mistake: takes getNano for the whole timeout. It is only the part below a second.
// Fails with: [a request with a timeout of 6 s is complete, when another one has timed out after 200 ms]
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        return request(body).orTimeout(timeout.isNegative() ? 0 : timeout.getNano(), TimeUnit.NANOSECONDS);
    }
}
