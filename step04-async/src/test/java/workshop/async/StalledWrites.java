package workshop.async;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CompletionHandler;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes that stay pending until their channel is closed. */
final class StalledWrites {

    private final Queue<Runnable> failures = new ConcurrentLinkedQueue<>();
    private volatile int unstalled = Integer.MAX_VALUE;
    private volatile boolean closed;

    /** From now on, all writes stall but the first ones of the channel. */
    void stallAfter(int count) {
        unstalled = count;
    }

    /** Whether this write of the channel stalls, where 1 is the first. */
    boolean stalls(int write) {
        return write > unstalled;
    }

    <A> void add(CompletionHandler<?, ? super A> handler, A attachment) {
        failures.add(() -> handler.failed(new AsynchronousCloseException(), attachment));
        // A thread may start its write after another one has closed the channel.
        if (closed) {
            failAll();
        }
    }

    /** The channel is closed, so all of them fail. */
    void close() {
        closed = true;
        failAll();
    }

    private void failAll() {
        for (Runnable failure = failures.poll(); failure != null; failure = failures.poll()) {
            failure.run();
        }
    }
}
