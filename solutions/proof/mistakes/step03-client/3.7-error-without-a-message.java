// Mistake: fails the pending requests with an exception without a message.
// Fails with: [the error message of the failure of the first request, when the server closes the connection, EOFException] Expecting not blank but was: null
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        for (CompletableFuture<byte[]> responseFuture : pendingRequests.values()) {
            responseFuture.completeExceptionally(new EOFException());
        }
    }
}
