// Mistake: throws an exception in request with a timeout after the end of the connection.
// Fails with: the failure of a request with a timeout that is sent after close
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        if (!channel.isOpen()) {
            return CompletableFuture.failedFuture(new IllegalStateException("this client is closed"));
        }
        return request(body).orTimeout(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }
}
