package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static workshop.Waiting.waitingFor;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import workshop.Waiting;

/**
 * A connection over loopback: the code under test uses the channel at one end, and the test a plain socket at the
 * other.
 *
 * <p>It also notices if an uncaught exception ends a thread of the code under test. Without that, the test would wait
 * until its time limit. Instead, everything that the test waits for ends at once, and {@link #close()} says why.
 */
final class LoopbackConnection implements AutoCloseable {

    /** A thread inherits the connection from the thread that starts it, and so from its test. */
    private static final InheritableThreadLocal<LoopbackConnection> OF_THIS_TEST = new InheritableThreadLocal<>();

    static {
        UncaughtExceptionHandler previous = Thread.getDefaultUncaughtExceptionHandler();
        // The handler runs on the thread that dies.
        Thread.setDefaultUncaughtExceptionHandler((thread, death) -> {
            LoopbackConnection connection = OF_THIS_TEST.get();
            if (connection != null) {
                connection.died(death);
            } else if (previous != null) {
                previous.uncaughtException(thread, death);
            } else {
                death.printStackTrace();
            }
        });
    }

    private final SocketChannel channel;
    private final WatchedChannel watched;
    private final Socket peer;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final CompletableFuture<Throwable> death = new CompletableFuture<>();
    private volatile boolean closed;

    private LoopbackConnection(SocketChannel channel, Socket peer) throws IOException {
        this.channel = channel;
        this.watched = new WatchedChannel(channel);
        this.peer = peer;
        this.in = new DataInputStream(peer.getInputStream());
        this.out = new DataOutputStream(peer.getOutputStream());
    }

    static LoopbackConnection open() throws IOException {
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(Loopback.anyPort());
            SocketChannel channel = SocketChannel.open(listener.getLocalSocketAddress());
            Socket peer = listener.accept();
            peer.setSoTimeout((int) Waiting.LIMIT.toMillis());
            peer.setTcpNoDelay(true);
            LoopbackConnection connection = new LoopbackConnection(channel, peer);
            OF_THIS_TEST.set(connection);
            return connection;
        }
    }

    /** The end that the code under test uses. */
    SocketChannel channel() {
        return channel;
    }

    /** The same end. It does not let the code read for ever, if no byte arrives any more. */
    WatchedChannel watched() {
        return watched;
    }

    /** The other end, which the test uses. */
    Socket peer() {
        return peer;
    }

    /** Reads what the code under test sent. */
    DataInputStream in() {
        return in;
    }

    /** Writes what the code under test receives. */
    DataOutputStream out() {
        return out;
    }

    /** Ends the output of the code under test, and returns all bytes that it sent and the test has not read yet. */
    byte[] remainingBytes() throws Exception {
        channel.shutdownOutput();
        return waitingFor("the end of the bytes that were sent", in::readAllBytes);
    }

    /** Ends the connection in the middle: the peer resets it. */
    void reset() throws IOException {
        if (peer.isClosed()) {
            return;
        }
        peer.setSoLinger(true, 0);
        peer.close();
    }

    /** Runs an action on a new virtual thread. */
    void inBackground(Action action) {
        Thread.startVirtualThread(() -> {
            try {
                action.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** An action that runs in the background. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    /** Calls code that should return soon, on a new thread. If it hangs, it ends when the connection is closed. */
    <T> T promptly(String what, Callable<T> call) throws Exception {
        var result = new FutureTask<>(call);
        Thread.ofPlatform().daemon().start(result);
        return waitingFor(what, () -> result.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Waits for the result of a future. */
    <T> T resultOf(String what, CompletableFuture<T> future) throws Exception {
        return waitingFor(what, () -> {
            CompletableFuture.anyOf(future, death).get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!future.isDone()) {
                throw new AssertionError("waited for " + what + ", and it did not come");
            }
            return future.get();
        });
    }

    /**
     * Waits for a future, and returns why it failed, or null if it succeeded. If the future depends on another one that
     * failed, this is a {@link java.util.concurrent.CompletionException}.
     */
    Throwable failureOf(String what, CompletableFuture<?> future) throws Exception {
        return resultOf(what, future.handle((result, failure) -> failure));
    }

    /** Text for a message: a zero byte, which a terminal would not show, becomes a visible character. */
    static String text(byte[] bytes) {
        return new String(bytes, UTF_8).replace('\0', '␀');
    }

    private void died(Throwable cause) {
        // After the test has closed the connection, an exception of a thread is no failure of the test.
        if (closed) {
            return;
        }
        death.complete(cause);
        try {
            peer.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        channel.close();
        peer.close();
        if (death.isDone()) {
            throw new AssertionError("a thread of your code died: " + death.join(), death.join());
        }
    }
}
