// Mistake: the timeout completes another future than that in the map, which stays there.
// Fails with: waited for the client to keep nothing of a request that timed out, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        return request(body)
                .thenApply(bytes -> bytes)
                .orTimeout(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }
}
