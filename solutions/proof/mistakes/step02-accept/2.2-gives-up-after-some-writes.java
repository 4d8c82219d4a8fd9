// Mistake: gives up when 100 writes in turn have not taken all bytes.
// Fails with: [the exception of handle, on a connection whose writes are partial] expected: null but was: 
package workshop.accept;

class EchoHandler {
    @Override
    public void handle(SocketChannel connection) throws IOException {
        try (connection) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            while (connection.read(buffer) != -1) {
                buffer.flip();
                for (int writes = 1; buffer.hasRemaining(); writes++) {
                    if (writes > 100) {
                        throw new IOException("the client does not read");
                    }
                    connection.write(buffer);
                }
                buffer.clear();
            }
        }
    }
}
