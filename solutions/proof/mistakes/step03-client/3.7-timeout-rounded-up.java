// Mistake: rounds the timeout up to whole seconds.
// Fails with: [the time until a request timed out is below 800 ms, with a timeout of 200 ms]
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        long seconds = TimeUnit.SECONDS.convert(timeout) + (timeout.getNano() > 0 ? 1 : 0);
        return request(body).orTimeout(seconds, TimeUnit.SECONDS);
    }
}
