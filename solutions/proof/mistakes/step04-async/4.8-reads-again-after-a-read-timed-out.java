// Mistake: reads again after a read timed out.
// Fails with: [the reason for closing a connection whose peer was idle] Expecting actual throwable to be an instance of: workshop.async.IdleTimeoutException but was: java.lang.IllegalStateException
package workshop.async;

class AsyncConnection {
    public void closeWhenIdle(Duration limit, Runnable sendPing, ScheduledExecutorService timer) {
        reading.half = limit.toMillis() / 2;
        reading.sendPing = sendPing;
    }
}

class ReadLoop {
    volatile long half;

    volatile Runnable sendPing;

    void readNext() {
        in = ensureCapacity(in, lastCount);
        try {
            channel.read(in, half, java.util.concurrent.TimeUnit.MILLISECONDS, null, this);
        } catch (RuntimeException | Error e) {
            failed(e, null);
        }
    }

    @Override
    public void failed(Throwable failure, Void nothing) {
        if (failure instanceof java.nio.channels.InterruptedByTimeoutException
                && connection.idleTime().toMillis() < 2 * half) {
            sendPing.run();
            readNext();
            return;
        }
        connection.close(failure);
    }
}
