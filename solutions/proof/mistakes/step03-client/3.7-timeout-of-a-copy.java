// Mistake: returns a copy of the future, and cancels the request when the copy is complete.
// Fails with: [the failure of a request with a timeout, whose body is too long] Expecting actual throwable to be an instance of: java.lang.IllegalArgumentException but was: java.util.concurrent.CompletionException
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        long nanoseconds = TimeUnit.NANOSECONDS.convert(timeout);
        CompletableFuture<byte[]> responseFuture = request(body);
        CompletableFuture<byte[]> limited = responseFuture.copy().orTimeout(nanoseconds, TimeUnit.NANOSECONDS);
        limited.whenComplete((bytes, failure) -> responseFuture.cancel(false));
        return limited;
    }
}
