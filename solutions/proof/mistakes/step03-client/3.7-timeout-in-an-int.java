// Mistake: casts the milliseconds to an int.
// Fails with: waited for the response to a request with an infinite timeout, but it failed
// Or with: waited for the response to a request with a timeout of 30 days, but it failed
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        int milliseconds = (int) TimeUnit.MILLISECONDS.convert(timeout);
        return request(body).orTimeout(milliseconds, TimeUnit.MILLISECONDS);
    }
}
