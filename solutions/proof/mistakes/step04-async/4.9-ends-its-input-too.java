// Mistake: the drain ends its input too, and so does not wait for the peer.
// Fails with: [a connection is open that has ended its output, while its peer has not] Expecting value to be true but was false
// Or with: waited for a frame of a peer to which the output has ended
package workshop.async;

class Drain {
    private void endOutput() {
        try {
            channel.shutdownOutput();
            channel.shutdownInput();
        } catch (IOException e) {
            connection.close(e);
            return;
        }
        reading.ended().whenComplete((end, failure) -> connection.close());
    }
}
