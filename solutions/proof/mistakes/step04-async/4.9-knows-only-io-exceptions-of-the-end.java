// Mistake: an Error of shutdownOutput is lost in a future that no code looks at.
// Fails with: waited for the end of a connection where the end of the output threw an Error, and it did not come
package workshop.async;

class Drain {
    private void endOutput() {
        try {
            channel.shutdownOutput();
            reading.ended().whenComplete((end, failure) -> connection.close());
        } catch (IOException e) {
            connection.close(e);
        }
    }
}
