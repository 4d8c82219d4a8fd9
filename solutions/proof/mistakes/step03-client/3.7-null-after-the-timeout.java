// Mistake: completes the future of a request that timed out with null, which is no failure.
// Fails with: [the failure of a request without a response] Expecting actual not to be null
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        return request(body).completeOnTimeout(null, TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }
}
