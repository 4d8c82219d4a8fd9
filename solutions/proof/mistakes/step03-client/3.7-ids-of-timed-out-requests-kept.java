// Mistake: keeps the id of each request that timed out, until its late response arrives, if it ever does.
// Fails with: waited for the client to keep nothing of 5 requests that timed out, and it did not come
package workshop.client;

import java.util.Set;
import java.util.concurrent.TimeoutException;

class RequestClient {
    private final Set<Long> timedOut = ConcurrentHashMap.newKeySet();

    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> {
            pendingRequests.remove(id);
            if (failure instanceof TimeoutException) {
                timedOut.add(id);
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
