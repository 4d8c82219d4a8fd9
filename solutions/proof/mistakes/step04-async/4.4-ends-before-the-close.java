// Mistake: at an end inside a message, `ended` fails first, and then the connection is closed.
// Fails with: [the connection is still open at the moment when receiving fails] Expecting value to be false but was true
package workshop.async;

class ReadLoop {
    private void endOfStream() {
        if (in.position() == 0) {
            ended.complete(null);
        } else {
            EOFException truncated = new EOFException("the stream ended inside a message");
            ended.completeExceptionally(truncated);
            connection.close(truncated);
        }
    }
}
