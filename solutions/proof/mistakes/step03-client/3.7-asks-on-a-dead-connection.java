// Mistake: tells those who wait, and leaves the channel open, so that whoever asks next waits for ever.
// Fails with: waited for the failure of a request afterwards, when the server closes the connection, and it did not come
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        for (CompletableFuture<byte[]> responseFuture : pendingRequests.values()) {
            responseFuture.completeExceptionally(new IOException("the connection is lost: " + cause.getMessage(), cause));
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
