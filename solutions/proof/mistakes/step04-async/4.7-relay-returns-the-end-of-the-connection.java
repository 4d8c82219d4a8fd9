// Mistake: `relay` returns `closed()` in place of the future of `receive`.
// Fails with: waited for the end of receiving at a member that this side has closed, but it was completed without a failure
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        CompletableFuture<Void> received = member.receive(codec, new Batcher(codec));
        received.whenComplete((end, failure) -> {
            if (!member.isDraining()) {
                member.close();
            }
        });
        return member.closed();
    }
}
