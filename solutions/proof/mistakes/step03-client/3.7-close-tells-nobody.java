// Mistake: interrupts nobody, tells nobody: it closes the channel, and swallows the end.
// Fails with: waited for the failure of a request that waits when the client is closed, and it did not come
package workshop.client;

class RequestClient {
    void readResponses() {
        try {
            Optional<byte[]> response = reader.read();
            while (response.isPresent()) {
                dispatch(response.get());
                response = reader.read();
            }
            connectionLost(new EOFException("the other side closed it"));
        } catch (java.nio.channels.ClosedChannelException e) {
            return;
        } catch (IOException e) {
            connectionLost(e);
        }
    }

    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
