// Mistake: the error message contains that of the cause, which may be null.
// Fails with: [the error message of the failure of the first request, when the channel is closed while it is read, IOException] Expecting actual: "the connection is lost: null"
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
}
