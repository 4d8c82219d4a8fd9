// Mistake: at the end of the stream it calls close, which says that the client was closed.
// Fails with: [the failure of a request when the server closes the connection, compared with that when the client is closed]
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            for (Optional<byte[]> response = reader.read(); response.isPresent(); response = reader.read()) {
                dispatch(response.get());
            }
            close();
        } catch (Throwable e) {
            connectionLost(new IOException("cannot read: " + e, e));
        }
    }
}
