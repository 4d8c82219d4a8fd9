// Mistake: both streams of a client whose handler has failed are ended, and the channel is not closed.
// Fails with: [the channel of client 1 is open, whose handler threw] Expecting value to be false but was true
package workshop.async;

class AsyncServer {
    private static void close(AsynchronousSocketChannel client) {
        try {
            client.shutdownInput();
            client.shutdownOutput();
        } catch (IOException e) {
            LOG.debug("closing a client failed", e);
        }
    }
}
