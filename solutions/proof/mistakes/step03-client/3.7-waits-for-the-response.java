// Mistake: waits for the response with future.get, so that request returns only with the response or after the timeout.
// Fails with: waited for request to return, before its response arrives, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        CompletableFuture<byte[]> responseFuture = request(body);
        try {
            responseFuture.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            responseFuture.completeExceptionally(e);
        } catch (java.util.concurrent.ExecutionException e) {
            // The future has failed already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return responseFuture;
    }
}
