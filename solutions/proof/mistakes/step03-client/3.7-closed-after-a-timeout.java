// Mistake: closes the connection when a request times out, although the connection still works.
// Fails with: [a request with a timeout of 6 s is complete, when another one has timed out after 200 ms]
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        CompletableFuture<byte[]> limited = new CompletableFuture<>();
        CompletableFuture<byte[]> responseFuture =
                request(body).orTimeout(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        responseFuture.thenAccept(limited::complete);
        responseFuture.exceptionally(failure -> {
            if (failure instanceof java.util.concurrent.TimeoutException) {
                close();
            }
            limited.completeExceptionally(failure);
            return null;
        });
        return limited;
    }
}
