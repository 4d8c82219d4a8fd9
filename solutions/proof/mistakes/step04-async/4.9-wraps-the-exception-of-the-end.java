// Mistake: the exception of `shutdownOutput` is wrapped in another one.
// Fails with: [why a connection was closed whose output could not be ended] 
package workshop.async;

class Drain {
    private void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            connection.close(new IOException("the drain failed", e));
            return;
        }
        reading.ended().whenComplete((end, failure) -> connection.close());
    }
}
