// Mistake: the address of this attempt does not count, so the share of the last address is divided by zero.
// Fails with: where no program listens] Expecting actual throwable to be an instance of: java.io.IOException but was: java.lang.ArithmeticException
package workshop.client;

class Connector {
    public static SocketChannel connect(String host, int port, Duration timeout) throws IOException {
        List<InetSocketAddress> addresses = resolve(host, port);
        long deadline = System.nanoTime() + nanoseconds(timeout);
        IOException failure = null;
        for (int i = 0; i < addresses.size(); i++) {
            InetSocketAddress address = addresses.get(i);
            try {
                int remainingAddresses = addresses.size() - i - 1;
                return connectWithin((deadline - System.nanoTime()) / remainingAddresses, address);
            } catch (IOException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        var exception = new ConnectException(errorMessage(host, port) + ": " + reason);
        exception.initCause(failure);
        throw exception;
    }
}
