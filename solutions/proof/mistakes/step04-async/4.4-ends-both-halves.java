// Mistake: at the end of the stream, the loop ends the output of this side too.
// Fails with: waited for a frame to a peer that has ended its half, but the connection ended
package workshop.async;

class ReadLoop {
    private void endOfStream() {
        if (in.position() > 0) {
            failed(new EOFException("the stream ended inside a message"), null);
            return;
        }
        try {
            channel.shutdownInput();
            channel.shutdownOutput();
        } catch (java.io.IOException e) {
            failed(e, null);
        }
        ended.complete(null);
    }
}
