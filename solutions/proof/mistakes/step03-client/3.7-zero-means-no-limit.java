// Mistake: takes a timeout of zero for no limit.
// Fails with: waited for the failure of a request with a timeout of 0 s, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        if (timeout.isZero()) {
            return request(body);
        }
        return request(body).orTimeout(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }
}
