// Mistake: returns the future that it has received, and the close depends on this very future.
// Fails with: waited for its own message at a member whose future of relay was cancelled, but the connection ended: 
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        CompletableFuture<Void> received = member.receive(codec, new Batcher(codec));
        received.whenComplete((end, failure) -> member.close());
        return received;
    }
}
