// Mistake: closes the channel, ignores the exception that ends the read, and does not fail the pending requests.
// Fails with: waited for the failure of the first request, when the channel is closed while it is read, and it did not come
// Fails with: waited for the failure of a request that is pending when the client is closed, and it did not come
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
        } catch (java.nio.channels.ClosedChannelException e) {
            return;
        } catch (IOException e) {
            connectionLost(e);
        }
    }

    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
