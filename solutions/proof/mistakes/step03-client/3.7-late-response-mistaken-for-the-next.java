// Mistake: uses the id of a request that timed out for the next request, which then gets the late response.
// Fails with: [the response to the next request] expected: "NEXT" but was: "late"
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        long id = lowestFreeId(responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id, responseFuture));
        try {
            send(id, body, responseFuture);
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }

    private long lowestFreeId(CompletableFuture<byte[]> responseFuture) {
        synchronized (pendingRequests) {
            long id = 0;
            while (pendingRequests.containsKey(id) && !pendingRequests.get(id).isDone()) {
                id++;
            }
            pendingRequests.put(id, responseFuture);
            return id;
        }
    }
}
