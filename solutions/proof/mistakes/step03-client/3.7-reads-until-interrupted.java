// Mistake: the loop ends when the thread is interrupted, and nothing comes after it: the pending requests never fail.
// Fails with: [the second request, after a function of the first one has interrupted its thread, is complete, when the thread that reads has ended]
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Optional<byte[]> response = reader.read();
                if (response.isEmpty()) {
                    connectionLost(new EOFException("the peer closed it"));
                    return;
                }
                dispatch(response.get());
            }
        } catch (IOException e) {
            connectionLost(e);
        }
    }
}
