package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.Waiting.waitingFor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import workshop.Waiting;

/** One client, and a handler that serves it on a virtual thread, without an accept loop. */
final class Conversation implements AutoCloseable {

    /** Small enough that a handler soon fills the buffers of both sides, so that its writes become partial. */
    private static final int SMALL_BUFFER_BYTES = 64 * 1024;

    /** Near the minimum. The operating system rounds it up to a few thousand bytes. */
    static final int MIN_BUFFER_BYTES = 4 * 1024;

    private final Socket client;
    private final SocketChannel child;

    /** Completed with the exception of a broken connection, or with null. */
    private final CompletableFuture<IOException> returned = new CompletableFuture<>();

    private Thread serving;

    private Conversation(Socket client, SocketChannel child) {
        this.client = client;
        this.child = child;
    }

    /** The handler starts at once, and the client has sent nothing yet. */
    static Conversation with(ConnectionHandler handler) throws Exception {
        Conversation conversation = between(SMALL_BUFFER_BYTES, SMALL_BUFFER_BYTES);
        conversation.serving = Thread.startVirtualThread(() -> conversation.serve(handler));
        return conversation;
    }

    /**
     * Before the handler starts, the client sends all of its bytes and ends its output. The socket buffers hold only a
     * small part of the echo while the client does not read.
     *
     * @param receiveBufferBytes of the client; the operating system rounds them
     */
    static Conversation afterHalfClose(byte[] sent, int receiveBufferBytes, ConnectionHandler handler)
            throws Exception {
        Conversation conversation = between(receiveBufferBytes, MIN_BUFFER_BYTES);
        conversation.client.getOutputStream().write(sent);
        conversation.client.shutdownOutput();
        conversation.serving = Thread.startVirtualThread(() -> conversation.serve(handler));
        return conversation;
    }

    /** The operating system rounds both sizes. */
    private static Conversation between(int receiveBufferBytes, int sendBufferBytes) throws Exception {
        Socket client = new Socket();
        client.setReceiveBufferSize(receiveBufferBytes);
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
            returned.complete(e);
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

    /** As a server does that stops, while the handler waits for the client. */
    void closeWhileTheHandlerWaits() throws IOException {
        Loopback.waitABit(
                () -> serving.getState() == Thread.State.WAITING || serving.getState() == Thread.State.TIMED_WAITING);
        child.close();
    }

    /** Whether the handler ends soon after an interrupt, while it waits for the client. */
    boolean endsAfterAnInterrupt() {
        Loopback.waitABit(() -> serving.getState() == Thread.State.WAITING);
        serving.interrupt();
        Loopback.waitABit(returned::isDone);
        return returned.isDone();
    }

    Socket client() {
        return client;
    }

    /** Waits until each handler is blocked in write, because its client does not read, or has returned. */
    static void waitUntilBlocked(List<Conversation> conversations) throws Exception {
        Loopback.waitUntilSteady("the handlers to send as much as they can, while their clients do not read", () -> {
            int received = 0;
            int done = 0;
            for (Conversation conversation : conversations) {
                received += conversation.client.getInputStream().available();
                done += conversation.returned.isDone() ? 1 : 0;
            }
            // An echo byte by byte goes on very slowly when the buffers are full. So only whole kilobytes count.
            return received == 0 ? done : 1 + done + received / 1024;
        });
    }

    /** Waits until the handler returns or throws, and asserts that it has closed its connection. */
    void assertClosedByTheHandler(String when) throws Exception {
        waitingFor(
                "the handler to return " + when, () -> returned.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        assertThat(child.isOpen())
                .overridingErrorMessage(
                        "the handler %s %s, and did not close its connection",
                        hasThrown() ? "threw an IOException" : "returned", when)
                .isFalse();
    }

    /** Whether the handler has ended, in any way. */
    boolean hasReturned() {
        return returned.isDone();
    }

    /** Whether the handler has ended with an IOException. */
    boolean hasThrown() {
        return returned.getNow(null) != null;
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
