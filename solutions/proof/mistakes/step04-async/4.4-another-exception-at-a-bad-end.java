// Mistake: an end inside a message is another exception than an EOFException.
// Fails with: [the failure of receiving, after an end 6 bytes into a frame of 8] Expecting actual throwable to be an instance of: java.io.EOFException
package workshop.async;

class ReadLoop {
    private void endOfStream() {
        if (in.position() == 0) {
            ended.complete(null);
        } else {
            failed(new java.io.IOException("the stream ended inside a message, " + in.position() + " bytes into it"), null);
        }
    }
}
