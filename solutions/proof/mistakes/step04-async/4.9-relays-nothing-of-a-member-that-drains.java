// Mistake: relay drops the messages of a member that drains.
// Fails with: waited for a message of a member that drains, at another member, and it did not come
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        CompletableFuture<Void> received = member.receive(codec, new MessageHandler() {
            @Override
            public void message(ByteBuffer message) {
                if (!member.isDraining()) {
                    enqueue(codec.encode(message));
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
