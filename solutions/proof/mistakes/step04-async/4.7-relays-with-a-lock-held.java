// Mistake: relay holds a lock while it broadcasts, so that all members get the messages in the same order.
// Fails with: waited for its own message at a member, while a message of another one closes a third, and it did not come
package workshop.async;

class ChatRoom {
    private final Object order = new Object();

    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        CompletableFuture<Void> received = member.receive(codec, new MessageHandler() {
            @Override
            public void message(ByteBuffer message) {
                ByteBuffer encoded = codec.encode(message);
                synchronized (order) {
                    enqueue(encoded);
                }
            }

            @Override
            public void readComplete() {
                flush();
            }
        });
        return Futures.copyOf(received.whenComplete((end, failure) -> {
            if (!member.isDraining()) {
                member.close();
            }
        }));
    }
}
