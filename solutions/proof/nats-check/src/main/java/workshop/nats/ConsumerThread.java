package workshop.nats;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import workshop.zerocopy.BufferPool;
import workshop.zerocopy.Message;
import workshop.zerocopy.MessageConsumer;
import workshop.zerocopy.MessageHandler;

/** Runs step 5's consumer on a thread of its own, until it has received a message with the subject {@link #END}. */
final class ConsumerThread implements AutoCloseable {

    /** The subject of the last message, whose payload is empty. */
    static final String END = "check.end";

    private final MessageHandler handler;
    private final MessageConsumer consumer;
    private final CountDownLatch firstMessage = new CountDownLatch(1);
    private final FutureTask<Void> task;
    private volatile boolean complete;

    ConsumerThread(InetSocketAddress server, String subject, BufferPool pool, MessageHandler handler)
            throws IOException {
        this.handler = handler;
        consumer = new MessageConsumer(SocketChannel.open(server), subject, pool, this::handle);
        task = new FutureTask<>(() -> {
            consumer.consume();
            return null;
        });
        Thread.ofPlatform().daemon().start(task);
    }

    private void handle(Message message) throws IOException {
        firstMessage.countDown();
        handler.onMessage(message);
        // The subject becomes a string only where the payload is empty. So most messages cost no allocation here.
        if (message.payload().remaining() == 0 && message.subject().equals(END)) {
            complete = true;
            consumer.close();
        }
    }

    /** Waits for the first message. Returns false if the time is up first. */
    boolean awaitFirstMessage(Duration limit) throws InterruptedException {
        return firstMessage.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the consumer has returned or failed. */
    boolean hasEnded() {
        return task.isDone();
    }

    /**
     * Waits until the consumer has ended.
     *
     * @throws AssertionError if the consumer failed, or ended before the message to {@link #END}
     */
    void awaitEnd() throws Exception {
        try {
            task.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the consumer failed: " + e.getCause(), e.getCause());
        }
        if (!complete) {
            throw new AssertionError("the consumer ended before the last message");
        }
    }

    @Override
    public void close() throws IOException {
        consumer.close();
    }
}
