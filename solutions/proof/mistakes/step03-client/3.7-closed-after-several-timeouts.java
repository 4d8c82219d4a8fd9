// Mistake: closes the connection when four requests in a row have timed out.
// Fails with: [the channel is open, after 5 requests that timed out]
package workshop.client;

class RequestClient {
    private final java.util.concurrent.atomic.AtomicInteger timeouts = new java.util.concurrent.atomic.AtomicInteger();

    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        long nanoseconds = TimeUnit.NANOSECONDS.convert(timeout);
        CompletableFuture<byte[]> responseFuture = request(body).orTimeout(nanoseconds, TimeUnit.NANOSECONDS);
        responseFuture.whenComplete((bytes, failure) -> {
            if (failure == null) {
                timeouts.set(0);
            } else if (timeouts.incrementAndGet() == 4) {
                connectionLost(new IOException("the server does not respond"));
            }
        });
        return responseFuture;
    }
}
