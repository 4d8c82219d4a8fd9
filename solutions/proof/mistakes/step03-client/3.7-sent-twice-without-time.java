// Mistake: sends a request without time, and then goes on as with each other request.
// Fails with: [the next request that the server received, after one with a timeout of 0 s]
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        long nanoseconds = TimeUnit.NANOSECONDS.convert(timeout);
        if (nanoseconds <= 0) {
            request(body);
        }
        return request(body).orTimeout(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
