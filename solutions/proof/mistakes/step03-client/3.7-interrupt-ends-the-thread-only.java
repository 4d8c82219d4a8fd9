// Mistake: takes an interrupt of the thread that reads for a wish to end the thread, and fails no request.
// Fails with: [the second request, after a function of the first one has interrupted its thread, is complete, when the thread that reads has ended]
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            Optional<byte[]> response;
            while ((response = reader.read()).isPresent()) {
                dispatch(response.get());
            }
            connectionLost(new EOFException("the peer closed it"));
        } catch (java.nio.channels.ClosedByInterruptException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            connectionLost(e);
        }
    }
}
