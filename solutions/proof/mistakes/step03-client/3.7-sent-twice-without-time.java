// Mistake: sends a request without time, and then goes on as with each other request.
// Fails with: [what the server received of a request with a timeout of -1 s]
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
