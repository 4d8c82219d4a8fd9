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

/** One client, and a handler that serves it on a virtual thread: no accept loop, no server. */
final class Conversation implements AutoCloseable {

    /** So little that a handler soon fills it, and that its writes then take only a part of what they are given. */
    private static final int SEND_BUFFER_BYTES = 64 * 1024;

    /** The system makes a few thousand of it. */
    private static final int NEXT_TO_NO_BYTES = 4 * 1024;

    private final Socket client;
    private final SocketChannel child;
    private final CompletableFuture<Void> returned = new CompletableFuture<>();

    private Conversation(Socket client, SocketChannel child) {
        this.client = client;
        this.child = child;
    }

    /** A conversation to come. */
    static Conversation with(ConnectionHandler handler) throws Exception {
        Conversation conversation = between(new Socket(), SEND_BUFFER_BYTES);
        Thread.startVirtualThread(() -> conversation.serve(handler));
        return conversation;
    }

    /**
     * A conversation in which the client has said all that it will, and has ended its side, before the handler starts.
     * There is next to no room for the echo of it while the client does not read.
     */
    static Conversation afterAllWasSaid(byte[] said, ConnectionHandler handler) throws Exception {
        Socket client = new Socket();
        client.setReceiveBufferSize(NEXT_TO_NO_BYTES);
        Conversation conversation = between(client, NEXT_TO_NO_BYTES);
        client.getOutputStream().write(said);
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
            // The connection broke. Some tests break it on purpose; the others see it at the client's end.
            returned.complete(null);
        } catch (Throwable e) {
            returned.completeExceptionally(e);
            hangUp();
        }
    }

    /** So that the client need not wait for an answer that never comes. */
    private void hangUp() {
        try {
            child.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Socket client() {
        return client;
    }

    /** Waits until the handler can write no more, because the client does not read; or has come to its end. */
    void waitUntilHeldUp() throws Exception {
        Loopback.waitUntilSteady(
                "the handler to send what it can, while the client does not read",
                () -> returned.isDone()
                        ? Integer.MAX_VALUE
                        : client.getInputStream().available());
    }

    /** Waits for the handler to return or throw, and asserts that it has closed its connection by then. */
    void assertClosedByTheHandler(String when) throws Exception {
        waitingFor(
                "the handler to return " + when, () -> returned.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        assertThat(child.isOpen())
                .overridingErrorMessage("the handler returned %s, and left its connection open", when)
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
