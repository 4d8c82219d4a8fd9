// Mistake: the loop ends when the channel is closed, and nothing comes after it: the pending requests never fail.
// Fails with: [the first request, after the write of the second one has failed, is complete, when the thread that reads has ended]
package workshop.client;

class RequestClient {
    void readResponses() {
        while (channel.isOpen()) {
            try {
                Optional<byte[]> response = reader.read();
                if (response.isPresent()) {
                    dispatch(response.get());
                } else {
                    connectionLost(new EOFException("the peer closed it"));
                }
            } catch (IOException e) {
                connectionLost(e);
            }
        }
    }
}
