// Mistake: replaces the exception that ended the read by one that does not say why.
// Fails with: [the failure of a request, and its causes, when a frame announces -1 bytes]
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            for (Optional<byte[]> response = reader.read(); response.isPresent(); response = reader.read()) {
                dispatch(response.get());
            }
            connectionLost(new EOFException("the peer closed it"));
        } catch (IOException e) {
            connectionLost(new IOException("the connection broke"));
        }
    }
}
