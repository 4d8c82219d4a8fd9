// Mistake: calls itself for each response.
// Fails with: waited for the response "THREE", after 50000 responses whose id no request has
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            Optional<byte[]> response = reader.read();
            if (response.isEmpty()) {
                connectionLost(new EOFException("the peer closed it"));
                return;
            }
            dispatch(response.get());
            readResponses();
        } catch (IOException e) {
            connectionLost(e);
        }
    }
}
