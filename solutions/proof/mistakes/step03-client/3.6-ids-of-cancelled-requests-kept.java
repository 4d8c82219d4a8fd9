// Mistake: keeps the id of each cancelled request, to ignore its response.
// Fails with: waited for the client to keep nothing of 5 requests that their caller has cancelled, and it did not come
package workshop.client;

import java.util.Set;

class RequestClient {
    private final Set<Long> cancelled = ConcurrentHashMap.newKeySet();

    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> {
            pendingRequests.remove(id);
            if (responseFuture.isCancelled()) {
                cancelled.add(id);
            }
        });
        try {
            send(id, body, responseFuture);
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }
}
