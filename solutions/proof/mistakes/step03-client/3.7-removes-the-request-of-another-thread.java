// Mistake: reads the id from lastId when the request was sent, and other threads have sent more of them meanwhile.
// Fails with: by requests with a timeout, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        CompletableFuture<byte[]> responseFuture = request(body);
        long id = lastId.get();
        responseFuture
                .orTimeout(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS)
                .whenComplete((bytes, failure) -> pendingRequests.remove(id));
        return responseFuture;
    }
}
