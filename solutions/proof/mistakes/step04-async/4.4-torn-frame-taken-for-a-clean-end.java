// Mistake: torn frame taken for a clean end.
// Fails with: waited for the end of receiving, after an end
package workshop.async;

class AsyncConnection {
    class ReadLoop {
        private void endOfStream() {
            if (in.position() >= 0) {
                ended.complete(null);
            } else {
                failed(
                        new EOFException("the stream ended inside a message, " + in.position() + " bytes into it"),
                        null);
            }
        }
    }
}
