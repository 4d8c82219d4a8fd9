package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static workshop.Waiting.waitingFor;

import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import workshop.Waiting;

/** Collects the messages that a connection receives in a queue, from which a test takes them. */
final class Inbox implements MessageHandler {

    /** The maximum length of a payload in the tests, in bytes. */
    static final int MAX_LENGTH = 100_000;

    private final BlockingQueue<ByteBuffer> messages = new LinkedBlockingQueue<>();
    private volatile Throwable failure;

    /** Marks the end of the received messages in the queue. */
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final Runnable onMessage;

    Inbox() {
        this(() -> {});
    }

    /** An inbox that also runs an action after each message, in the handler. */
    Inbox(Runnable onMessage) {
        this.onMessage = onMessage;
    }

    /** Starts to receive frames from a connection. */
    CompletableFuture<Void> receiveFrom(AsyncConnection connection) {
        CompletableFuture<Void> received = connection.receive(new Frames(MAX_LENGTH), this);
        received.whenComplete((end, reason) -> {
            failure = reason;
            messages.add(END);
        });
        return received;
    }

    @Override
    public void message(ByteBuffer message) {
        messages.add(message);
        onMessage.run();
    }

    /** Takes the next message as text. Fails at once if receiving has ended. */
    String next(String what) throws Exception {
        return UTF_8.decode(nextMessage(what)).toString();
    }

    /** Takes the next message, in the buffer that the connection passed to this handler. */
    ByteBuffer nextMessage(String what) throws Exception {
        ByteBuffer message = waitingFor(what, () -> {
            ByteBuffer next = messages.poll(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new TimeoutException();
            }
            return next;
        });
        if (message == END) {
            throw new AssertionError("waited for " + what + ", but receiving ended: " + failure, failure);
        }
        return message;
    }
}
