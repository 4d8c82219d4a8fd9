// Mistake: reads nothing where nobody receives.
// Fails with: waited for the connection to be closed in good order, when the peer has ended its half too, and it did not come
package workshop.async;

class AsyncConnection {
    private void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            close(e);
            return;
        }
        if (received != null) {
            received.whenComplete((ended, failure) -> close());
        }
    }
}
