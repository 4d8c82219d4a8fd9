// Mistake: takes each EOFException for the end that the peer has chosen, also inside a frame.
// Fails with: [the failure of a request, and its causes, when the stream ends, and 987 bytes of a frame are missing]
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            for (Optional<byte[]> response = reader.read(); response.isPresent(); response = reader.read()) {
                dispatch(response.get());
            }
            throw new EOFException();
        } catch (EOFException e) {
            connectionLost(new IOException("the peer closed it"));
        } catch (IOException e) {
            connectionLost(new IOException("cannot read: " + e, e));
        }
    }
}
