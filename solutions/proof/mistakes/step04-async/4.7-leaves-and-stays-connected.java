// Mistake: a member that ends its output leaves the room, and its connection stays open.
// Fails with: waited for the end of the connection of a member that has ended its output, and it did not come
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        CompletableFuture<Void> received = member.receive(codec, new Batcher(codec));
        return received.whenComplete((end, failure) -> members.remove(member));
    }
}
