// Mistake: ends the thread that reads at the end of the stream inside a frame, and fails no request.
// Fails with: waited for the failure of the first request, when the stream ends after 2 bytes of a frame, and it did not come
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
        } catch (EOFException e) {
            // The server has gone.
        } catch (IOException e) {
            connectionLost(e);
        }
    }
}
