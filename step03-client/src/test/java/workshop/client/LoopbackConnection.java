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
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import workshop.Waiting;

/**
 * A connection over loopback: the code has the channel at one end, and the test a plain socket at the other.
 *
 * <p>It also notices when a thread of the code dies of an exception, which nobody would tell the test otherwise: it
 * would wait in vain. Then everything that the test waits for ends at once, and {@link #close()} says why.
 */
final class LoopbackConnection implements AutoCloseable {

    /** Threads get it from the thread that starts them, and so from the test that they belong to. */
    private static final InheritableThreadLocal<LoopbackConnection> OF_THIS_TEST = new InheritableThreadLocal<>();

    static {
        UncaughtExceptionHandler others = Thread.getDefaultUncaughtExceptionHandler();
        // The handler runs on the thread that dies.
        Thread.setDefaultUncaughtExceptionHandler((thread, death) -> {
            LoopbackConnection connection = OF_THIS_TEST.get();
            if (connection != null) {
                connection.died(death);
            } else if (others != null) {
                others.uncaughtException(thread, death);
            } else {
                death.printStackTrace();
            }
        });
    }

    private final SocketChannel channel;
    private final Socket peer;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final CompletableFuture<Throwable> death = new CompletableFuture<>();
    private volatile boolean closed;

    private LoopbackConnection(SocketChannel channel, Socket peer) throws IOException {
        this.channel = channel;
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

    /** The end of the code under test. */
    SocketChannel channel() {
        return channel;
    }

    /** The other end, which is the test's. */
    Socket peer() {
        return peer;
    }

    /** What the code sent. */
    DataInputStream in() {
        return in;
    }

    /** What the code is to receive. */
    DataOutputStream out() {
        return out;
    }

    /** Everything that the code sent and that was not read yet; it sends no more. */
    byte[] allThatWasSent() throws Exception {
        channel.shutdownOutput();
        return waitingFor("the end of what was sent", in::readAllBytes);
    }

    /** Runs code on a thread of its own, a virtual one. */
    void inBackground(Action action) {
        Thread.startVirtualThread(() -> {
            try {
                action.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What the code does in the background. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    /** Calls code that should return soon, on a thread of its own, which ends with the connection if it does not. */
    <T> T promptly(String what, Callable<T> call) throws Exception {
        var result = new FutureTask<>(call);
        Thread.ofPlatform().daemon().start(result);
        return waitingFor(what, () -> result.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** What a future comes to. */
    <T> T resultOf(String what, CompletableFuture<T> future) throws Exception {
        return waitingFor(what, () -> {
            CompletableFuture.anyOf(future, death).get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!future.isDone()) {
                throw new AssertionError("waited for " + what + ", and it did not come");
            }
            return future.get();
        });
    }

    /** Why a future failed; null if it did not. */
    Throwable failureOf(String what, CompletableFuture<?> future) throws Exception {
        return resultOf(
                what,
                future.handle(
                        (result, failure) -> failure instanceof CompletionException ? failure.getCause() : failure));
    }

    /** Bytes as a message shows them: a zero, which a terminal would not show, becomes a sign for it. */
    static String text(byte[] bytes) {
        return new String(bytes, UTF_8).replace('\0', '␀');
    }

    private void died(Throwable cause) {
        // When the connection ends with its test, a thread that takes it badly is no news.
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
