// Mistake: reads again after a read timed out.
// Fails with: [why a connection was closed whose peer was silent] Expecting actual throwable to be an instance of: workshop.async.IdleTimeoutException but was: java.lang.IllegalStateException
package workshop.async;

class AsyncConnection {
    private volatile long silence;

    private volatile Runnable nudge;

    class ReadLoop {
        void readOn(int lastRead) {
            in = withRoom(in, lastRead);
            try {
                channel.read(in, silence, TimeUnit.MILLISECONDS, null, this);
            } catch (RuntimeException e) {
                failed(e, null);
            }
        }

        @Override
        public void failed(Throwable failure, Void nothing) {
            if (failure instanceof java.nio.channels.InterruptedByTimeoutException && silentFor().toMillis() < 2 * silence) {
                nudge.run();
                readOn(0);
                return;
            }
            close(failure);
            ended.completeExceptionally(failure);
        }
    }

    public void closeWhenIdle(Duration limit, Runnable nudge, ScheduledExecutorService timer) {
        this.silence = limit.toMillis() / 2;
        this.nudge = nudge;
    }
}
