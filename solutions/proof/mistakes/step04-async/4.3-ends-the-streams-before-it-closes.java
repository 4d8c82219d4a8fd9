// Mistake: ends both streams before it closes the client, in one try: if that fails, the channel stays open.
// Fails with: waited for the end of a connection whose TCP_NODELAY could not be set, and it did not come
// Or with: is open, whose handler threw] Expecting value to be false but was true
package workshop.async;

class AsyncServer {
    void serve(AsynchronousSocketChannel client) {
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            handler.accept(client);
        } catch (Throwable e) {
            // No caller on this stack would close the client, and an open channel without an owner is a leak.
            try {
                client.shutdownInput();
                client.shutdownOutput();
                client.close();
            } catch (IOException ignored) {
                // nothing left to do
            }
            LOG.warn("closed a client whose handler failed: {}", e.toString());
        }
    }
}
