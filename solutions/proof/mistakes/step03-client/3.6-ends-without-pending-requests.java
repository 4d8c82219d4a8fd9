// Mistake: ends the connection when a response arrives while no request is pending.
// Fails with: after a response that arrived when no request was pending
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            Optional<byte[]> response = reader.read();
            while (response.isPresent() && !pendingRequests.isEmpty()) {
                dispatch(response.get());
                response = reader.read();
            }
            connectionLost(new EOFException("the peer closed it"));
        } catch (IOException e) {
            connectionLost(e);
        }
    }
}
