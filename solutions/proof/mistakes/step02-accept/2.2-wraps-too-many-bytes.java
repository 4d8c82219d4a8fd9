// Mistake: after a partial write, the length is that of the whole echo, and not of the rest.
// Fails with: also: the handler threw java.lang.IndexOutOfBoundsException
package workshop.accept;

class EchoHandler {
    public void handle(SocketChannel connection) throws IOException {
        try (SocketChannel c = connection) {
            byte[] bytes = new byte[4096];
            int n;
            while ((n = c.read(ByteBuffer.wrap(bytes))) != -1) {
                int written = 0;
                while (written < n) {
                    written += c.write(ByteBuffer.wrap(bytes, written, n));
                }
            }
        }
    }
}
