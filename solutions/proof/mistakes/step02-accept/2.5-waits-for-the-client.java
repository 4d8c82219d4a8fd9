// Mistake: reads until the client has ended its output, before it closes the connection.
// Fails with: [after its handler, the guard waits for bytes of the client, which may be idle]
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            String name = connection.toString();
            try (connection) {
                try {
                    handle(connection);
                } finally {
                    if (connection.isOpen()) {
                        connection.shutdownOutput();
                        java.nio.ByteBuffer rest = java.nio.ByteBuffer.allocate(1024);
                        while (connection.read(rest) >= 0) rest.clear();
                    }
                }
            } catch (Throwable failure) {
                logEnd(name, failure);
            }
        };
    }
}
