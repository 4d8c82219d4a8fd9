// Mistake: close waits until the pending requests have their responses.
// Fails with: waited for close to return, while a request is pending, and it did not come
package workshop.client;

class RequestClient {
    public void close() {
        try {
            CompletableFuture.allOf(pendingRequests.values().toArray(CompletableFuture[]::new))
                    .get(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            // The responses did not come.
        }
        connectionLost(new IOException("this client was closed"));
    }
}
