// Mistake: the messages of a read are never flushed.
// Fails with: waited for "good 0" at a member, from a client that then sent a frame of length -1, and it did not come
// Fails with: waited for "early" at the first member, which it sent before it had joined, and it did not come
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        CompletableFuture<Void> received = member.receive(codec, new MessageHandler() {
            @Override
            public void message(ByteBuffer message) {
                enqueue(codec.encode(message));
            }

            @Override
            public void readComplete() {
                // not now
    }
        });
        return received.whenComplete((end, failure) -> member.close());
    }
}
