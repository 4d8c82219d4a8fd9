// Mistake: keeps the result of read in a byte. Then 255 is -1, which is the end of the stream.
// Fails with: of the bytes 0 to 255, those below 255 came back unchanged, and then not the byte 255
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            java.io.InputStream in = connection.socket().getInputStream();
            byte next;
            while ((next = (byte) in.read()) != -1) {
                connection.socket().getOutputStream().write(next);
            }
        }
    }
}
