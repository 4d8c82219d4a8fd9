// Mistake: waits for the end of the peer, and does not end its own output.
// Fails with: waited for all 10 frames, and then the end of the stream, and it did not come; 500040 bytes did
// Fails with: waited for the end of the stream, not a reset, and it did not come; 0 bytes did
package workshop.async;

class Drain {
    private void endOutput() {
        reading.ended().whenComplete((end, failure) -> connection.close());
    }
}
