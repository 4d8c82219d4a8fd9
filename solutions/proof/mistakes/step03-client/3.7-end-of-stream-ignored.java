// Mistake: fails the pending requests of a broken connection, but not those of one that the peer has closed.
// Fails with: waited for the failure of the first request, when the server closes the connection, and it did not come
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            Optional<byte[]> response = reader.read();
            while (response.isPresent()) {
                dispatch(response.get());
                response = reader.read();
            }
        } catch (IOException e) {
            connectionLost(e);
        }
    }
}
