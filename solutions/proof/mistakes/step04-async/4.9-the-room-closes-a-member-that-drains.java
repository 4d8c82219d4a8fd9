// Mistake: relay closes each member whose peer has ended its half, also one that drains.
// Fails with: [a member that drains is open, after its peer has ended its half] Expecting value to be true but was false
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        CompletableFuture<Void> received = member.receive(codec, new Batcher(codec));
        return Futures.copyOf(received.whenComplete((end, failure) -> member.close()));
    }
}
