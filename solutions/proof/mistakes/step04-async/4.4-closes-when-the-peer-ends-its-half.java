// Mistake: the end of the stream closes the connection.
// Fails with: [the connection is open to send, after the peer has ended its half] Expecting value to be true but was false
package workshop.async;

class ReadLoop {
    private void endOfStream() {
        if (in.position() == 0) {
            ended.complete(null);
            connection.close();
        } else {
            failed(new EOFException("the stream ended inside a message"), null);
        }
    }
}
