// Mistake: catches the failure inside the loop, and so it reads the closed channel again and again.
// Fails with: 1000 reads in a row returned no byte
package workshop.client;

class RequestClient {
    void readResponses() {
        while (true) {
            try {
                Optional<byte[]> response = reader.read();
                if (response.isEmpty()) {
                    connectionLost(new EOFException("the peer closed it"));
                    return;
                }
                dispatch(response.get());
            } catch (IOException e) {
                connectionLost(new IOException("cannot read: " + e, e));
            }
        }
    }
}
