// Mistake: does not close the sender when the receiver has left.
// Fails with: waited for the sender to be told that the receiver has left, and it did not come
package workshop.async;

class Relay {
    public static CompletableFuture<Void> start(
            AsyncConnection from, AsyncConnection to, Codec codec, WaterMarks marks) {
        Relay relay = new Relay(from, to, codec);
        to.setWaterMarks(marks, () -> {
            if (to.isOpen()) {
                relay.writabilityChanged();
            }
        });
        return Futures.copyOf(from.receive(codec, relay).whenComplete((end, failure) -> {
            if (failure == null) {
                to.closeAfterDrain(DRAIN_LIMIT);
            } else {
                to.close(failure);
            }
        }));
    }
}
