// Mistake: closes the receiver as soon as the sender has ended.
// Fails with: at the slow receiver, but the connection ended: 
package workshop.async;

class Relay {
    public static CompletableFuture<Void> start(
            AsyncConnection from, AsyncConnection to, Codec codec, WaterMarks marks) {
        Relay relay = new Relay(from, to, codec);
        to.setWaterMarks(marks, relay::writabilityChanged);
        to.closed().whenComplete((end, reason) -> from.close(reason));
        return Futures.copyOf(from.receive(codec, relay).whenComplete((end, failure) -> to.close(failure)));
    }
}
