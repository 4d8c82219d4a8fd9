// Mistake: relay returns the future that its own action depends on, and not a copy.
// Fails with: waited for the end of the connection of a member whose future of relay was cancelled, and it did not come
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        return member.receive(codec, new Batcher(codec)).whenComplete((end, failure) -> member.close());
    }
}
