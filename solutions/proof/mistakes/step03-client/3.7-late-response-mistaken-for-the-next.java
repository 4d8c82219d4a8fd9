// Mistake: uses the id of a request that timed out for the next request, which then gets the late response.
// Fails with: [the response to the next request] expected: "NEXT" but was: "late"
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        long id = 0;
        while (pendingRequests.putIfAbsent(id, responseFuture) != null) {
            id++;
        }
        long free = id;
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(free));
        try {
            send(id, body, responseFuture);
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }
}
