// Mistake: a deadline for the queue, and the same anew for the end of the peer.
// Fails with: [a drain ends at its deadline, and not later, if its peer reads all and does not end its half] Expecting value to be true but was false
package workshop.async;

class Drain {
    void start(Duration deadline) {
        // This line comes first: a deadline of null throws an exception here, before anything has changed.
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        // Some loop has to read the end of the peer's stream. This call has no effect if receive was called before.
        reading.start(Drain::discard, message -> {});
        queue.drain().copy().orTimeout(nanos, TimeUnit.NANOSECONDS).whenComplete((end, late) -> {
            if (late != null) {
                closeAtDeadline(deadline);
            } else {
                endOutput(nanos);
            }
        });
    }

    private void endOutput(long nanos) {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            connection.close(e);
            return;
        }
        reading.ended().copy().orTimeout(nanos, TimeUnit.NANOSECONDS).whenComplete((end, failure) -> connection.close());
    }
}
