// Mistake: only exceptions of shutdownOutput closes the connection.
// Fails with: waited for the end of a connection whose shutdownOutput threw an Error, and it did not come
package workshop.async;

class Drain {
    private void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException | RuntimeException e) {
            connection.close(e);
            return;
        }
        reading.ended().whenComplete((end, failure) -> connection.close());
    }
}
