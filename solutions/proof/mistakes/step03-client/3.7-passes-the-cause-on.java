// Mistake: hands the exception that ended the read on as it is, whether it says something or not.
// Fails with: [the message of the failure of the first request, when the channel is closed while it is read, AsynchronousCloseException] Expecting not blank but was: null
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            Optional<byte[]> response = reader.read();
            while (response.isPresent()) {
                dispatch(response.get());
                response = reader.read();
            }
            connectionLost(new EOFException("the other side closed it"));
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
