// Mistake: closes without the reason when the output cannot be ended.
// Fails with: waited for the end of a connection whose output could not be ended, but it was completed without a failure
package workshop.async;

class Drain {
    private void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            connection.close();
            return;
        }
        reading.ended().whenComplete((end, failure) -> connection.close());
    }
}
