// Mistake: fails the requests in the same try as the close of the channel: if close throws, they stay pending.
// Fails with: waited for the failure of a pending request, when the close of the channel throws, and it did not come
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        try {
            channel.close();
            for (CompletableFuture<byte[]> pending : pendingRequests.values()) {
                pending.completeExceptionally(new IOException("the connection is lost: " + cause, cause));
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
