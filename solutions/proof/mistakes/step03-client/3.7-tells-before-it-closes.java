// Mistake: tells those who wait, and closes the channel then: whoever asks in between is told nothing.
// Fails with: waited for the failure of the last of 100 requests, each sent when the one before had failed, and it did not come
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        for (CompletableFuture<byte[]> responseFuture : pendingRequests.values()) {
            responseFuture.completeExceptionally(new IOException("the connection is lost: " + cause, cause));
        }
        pendingRequests.clear();
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
