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

/** Collects the messages that a connection receives, for a test to take them out. */
final class Inbox implements MessageHandler {

    /** The longest payload that the tests allow. */
    static final int MAX_LENGTH = 100_000;

    private final BlockingQueue<ByteBuffer> messages = new LinkedBlockingQueue<>();
    private volatile Throwable failure;

    /** Stands in the queue for the end of what arrives. */
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    /** Starts to receive frames from a connection. */
    CompletableFuture<Void> receiveFrom(AsyncConnection connection) {
        CompletableFuture<Void> received = connection.receive(new Frames(MAX_LENGTH), this);
        received.whenComplete((end, why) -> {
            failure = why;
            messages.add(END);
        });
        return received;
    }

    @Override
    public void message(ByteBuffer message) {
        messages.add(message);
    }

    /** The next message as text. Fails at once where receiving has ended. */
    String next(String what) throws Exception {
        return UTF_8.decode(nextMessage(what)).toString();
    }

    /** The next message as it was handed over. */
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
