// Mistake: relay lets a member that has ended its output read what waits for it: it closes nothing itself.
// Fails with: waited for a member to be closed that has ended its output, while bytes wait for it, and it did not come
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        CompletableFuture<Void> received = member.receive(codec, new Batcher(codec));
        return Futures.copyOf(received.whenComplete((end, failure) -> {
            if (!member.isDraining()) {
                member.closeAfterDrain(java.time.Duration.ofSeconds(30));
            }
        }));
    }
}
