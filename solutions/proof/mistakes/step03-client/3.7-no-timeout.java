// Mistake: waits forever.
// Fails with: waited for the request to time out, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        return request(body);
    }
}
