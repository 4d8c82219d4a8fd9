// Mistake: fails the pending requests, but leaves the channel open, so that the next request stays pending forever.
// Fails with: waited for the client to close the channel, when the server closes the connection, and it did not come
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        for (CompletableFuture<byte[]> responseFuture : pendingRequests.values()) {
            responseFuture.completeExceptionally(new IOException("the connection is lost: " + cause, cause));
        }
    }

    public void close() {
        connectionLost(new IOException("this client was closed"));
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
