// Mistake: resets a peer that talks.
// Fails with: waited for a clean end of the stream, not a reset, but the connection ended: 
package workshop.async;

class AsyncConnection {
    private void endOutput() {
        close();
    }
}
