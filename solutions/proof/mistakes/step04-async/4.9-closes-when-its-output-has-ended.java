// Mistake: the connection is closed when its output has ended, and not when that of the peer has.
// Fails with: [a connection is open that has ended its output, while its peer has not] Expecting value to be true but was false
package workshop.async;

class Drain {
    private void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            connection.close(e);
            return;
        }
        connection.close();
    }
}
