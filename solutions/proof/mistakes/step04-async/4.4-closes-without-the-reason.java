// Mistake: at an end inside a message, the connection is closed without a reason.
// Fails with: waited for the end of the connection, after an end 6 bytes into a frame of 8, but it was completed without a failure
package workshop.async;

class ReadLoop {
    private void endOfStream() {
        if (in.position() == 0) {
            ended.complete(null);
        } else {
            connection.close();
        }
    }
}
