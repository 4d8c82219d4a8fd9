package workshop.accept;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/** Does what the first byte says. */
final class ObeyingHandler implements ConnectionHandler {

    @Override
    public void handle(SocketChannel connection) throws IOException {
        int command = connection.socket().getInputStream().read();
        switch (command) {
            case 'e' -> connection.socket().getOutputStream().write(command);
            case 'r' -> throw new DeliberateException();
            case 'i' -> throw new IOException("deliberate");
            case 't' -> throw new SocketTimeoutException("deliberate");
            case 'c' -> {
                connection.close();
                throw new IOException("deliberate");
            }
            case 'h' -> throw new ClosedChannelException();
            case 'x' -> DeliberateException.throwAny(new Exception("deliberate"));
            case 's' -> throw new StackOverflowError("deliberate");
            case 'a' -> throw new AssertionError("deliberate");
            case 'o' -> throw new OutOfMemoryError("deliberate");
            case 'l' -> throw new NoClassDefFoundError("deliberate");
            case 'n' -> throw new IllegalStateException();
            case 'p' -> throw new IOException("deliberate, at 100 % of the size");
            case 'w' -> throw withoutStackTrace(new IOException("deliberate"));
            default -> throw new IllegalArgumentException("no such command: " + command);
        }
    }

    /** As some libraries do, and the JVM for an exception that is thrown very often. */
    private static IOException withoutStackTrace(IOException e) {
        e.setStackTrace(new StackTraceElement[0]);
        return e;
    }
}
