// Mistake: interrupts nobody, tells nobody: it closes the channel, and swallows the end.
// Fails with: waited for the failure of a request that waits when the client is closed, and it did not come
package workshop.client;

class RequestClient {
    void readAnswers() {
        try {
            Optional<byte[]> answer = answers.read();
            while (answer.isPresent()) {
                deliver(answer.get());
                answer = answers.read();
            }
            lost(new EOFException("the other side closed it"));
        } catch (java.nio.channels.ClosedChannelException e) {
            return;
        } catch (IOException e) {
            lost(e);
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
