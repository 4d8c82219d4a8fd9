// Mistake: fails the pending requests with the exception that ended the read, even if it has no message.
// Fails with: [the error message of the failure of the first request, when the channel is closed while it is read, AsynchronousCloseException] Expecting not blank but was: null
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            Optional<byte[]> response = reader.read();
            while (response.isPresent()) {
                dispatch(response.get());
                response = reader.read();
            }
            connectionLost(new EOFException("the peer closed it"));
        } catch (IOException e) {
            connectionLost(e);
        }
    }

    void connectionLost(IOException cause) {
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        for (CompletableFuture<byte[]> responseFuture : pendingRequests.values()) {
            responseFuture.completeExceptionally(cause);
        }
    }
}
