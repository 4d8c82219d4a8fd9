// Mistake: calls next in a stream, which allows no IOException. An UncheckedIOException of next is unwrapped too.
// Fails with: but was: "java.io.IOException: from next"
package workshop.accept;

class AcceptLoop {
    public static void run(ServerSocketChannel listener, ConnectionHandler next) throws IOException {
        try {
            java.util.stream.Stream.generate(() -> acceptNext(listener))
                    .takeWhile(java.util.Objects::nonNull)
                    .forEach(child -> {
                        try {
                            next.handle(child);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    });
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
