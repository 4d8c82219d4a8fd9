package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import workshop.Waiting;

/** One client, and a handler that serves it on a virtual thread, without an accept loop. */
final class Conversation implements AutoCloseable {

    /** Small enough that a handler soon fills it, so that its writes become partial. */
    private static final int SEND_BUFFER_BYTES = 64 * 1024;

    /** Near the minimum. The operating system rounds it up to a few thousand bytes. */
    private static final int MIN_BUFFER_BYTES = 4 * 1024;

    private final Socket client;
    private final SocketChannel child;
    private final CompletableFuture<Void> returned = new CompletableFuture<>();

    private Conversation(Socket client, SocketChannel child) {
        this.client = client;
        this.child = child;
    }

    /** The handler starts at once, and the client has sent nothing yet. */
    static Conversation with(ConnectionHandler handler) throws Exception {
        Conversation conversation = between(new Socket(), SEND_BUFFER_BYTES);
        Thread.startVirtualThread(() -> conversation.serve(handler));
        return conversation;
    }

    /**
     * Before the handler starts, the client sends all of its bytes and ends its output. The socket buffers hold only a
     * small part of the echo while the client does not read.
     */
    static Conversation afterHalfClose(byte[] sent, ConnectionHandler handler) throws Exception {
        Socket client = new Socket();
        client.setReceiveBufferSize(MIN_BUFFER_BYTES);
        Conversation conversation = between(client, MIN_BUFFER_BYTES);
        client.getOutputStream().write(sent);
        client.shutdownOutput();
        Thread.startVirtualThread(() -> conversation.serve(handler));
        return conversation;
    }

    private static Conversation between(Socket client, int sendBufferBytes) throws Exception {
        try (ServerSocketChannel listener = Loopback.listen()) {
            Loopback.connect(client, listener.socket().getLocalPort());
            SocketChannel child = listener.accept();
            child.setOption(StandardSocketOptions.SO_SNDBUF, sendBufferBytes);
            child.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new Conversation(client, child);
        }
    }

    private void serve(ConnectionHandler handler) {
        try {
            handler.handle(child);
            returned.complete(null);
        } catch (IOException e) {
            // Some tests reset the connection on purpose. All others see the failure at the client.
            returned.complete(null);
        } catch (Throwable e) {
            returned.completeExceptionally(e);
            disconnect();
        }
    }

    /** So that the client does not wait for an echo that never comes. */
    private void disconnect() {
        try {
            child.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Socket client() {
        return client;
    }

    /** Waits until the handler is blocked in write, because the client does not read, or until the handler returns. */
    void waitUntilBlocked() throws Exception {
        Loopback.waitUntilSteady(
                "the handler to send as much as it can, while the client does not read",
                () -> returned.isDone()
                        ? Integer.MAX_VALUE
                        : client.getInputStream().available());
    }

    /** Waits until the handler returns or throws, and asserts that it has closed its connection. */
    void assertClosedByTheHandler(String when) throws Exception {
        waitingFor(
                "the handler to return " + when, () -> returned.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        assertThat(child.isOpen())
                .overridingErrorMessage("the handler returned %s, and did not close its connection", when)
                .isFalse();
    }

    @Override
    public void close() throws IOException {
        client.close();
        child.close();
        if (returned.isCompletedExceptionally()) {
            Throwable failure = returned.exceptionNow();
            throw new AssertionError("the handler threw " + failure, failure);
        }
    }
}
