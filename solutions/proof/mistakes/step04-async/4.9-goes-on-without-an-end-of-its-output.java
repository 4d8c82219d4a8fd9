// Mistake: an output that cannot be ended is no failure.
// Fails with: waited for the end of a connection whose output could not be ended, and it did not come
package workshop.async;

class Drain {
    private void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            // The peer will end its half all the same.
        }
        reading.ended().whenComplete((end, failure) -> connection.close());
    }
}
