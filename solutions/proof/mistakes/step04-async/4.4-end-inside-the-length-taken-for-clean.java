// Mistake: an end inside the length of a frame is taken for the end between two frames.
// Fails with: waited for the end of receiving, after an end 2 bytes into the length of a frame, but it was completed without a failure
package workshop.async;

class ReadLoop {
    private void endOfStream() {
        if (in.position() < 4) {
            ended.complete(null);
        } else {
            failed(new EOFException("the stream ended inside a message, " + in.position() + " bytes into it"), null);
        }
    }
}
