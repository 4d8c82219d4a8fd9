// Mistake: close acquires the permit, and so it waits for a write that waits for the peer.
// Fails with: waited for close to return
package workshop.client;

class RequestClient {
    public void close() {
        writePermit.acquireUninterruptibly();
        try {
            connectionLost(new IOException("this client was closed"));
        } finally {
            writePermit.release();
        }
    }
}
