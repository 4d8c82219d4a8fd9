// Mistake: counts the timeout in whole seconds, so that one of 200 ms is none.
// Fails with: [the time until a request timed out, in ms, with a timeout of 200 ms]
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        return request(body).orTimeout(TimeUnit.SECONDS.convert(timeout), TimeUnit.SECONDS);
    }
}
