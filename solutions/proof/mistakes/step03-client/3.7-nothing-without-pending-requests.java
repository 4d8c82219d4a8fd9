// Mistake: does nothing at the end of the connection if no request is pending: the channel stays open, and nobody reads from it.
// Fails with: waited for the client to close the channel, when the server closes the connection, and no request is pending, and it did not come
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            for (Optional<byte[]> response = reader.read(); response.isPresent(); response = reader.read()) {
                dispatch(response.get());
            }
            if (!pendingRequests.isEmpty()) {
                connectionLost(new EOFException("the peer closed it"));
            }
        } catch (IOException e) {
            connectionLost(new IOException("cannot read: " + e, e));
        }
    }
}
