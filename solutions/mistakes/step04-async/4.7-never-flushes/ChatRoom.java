// Mistake: never flushes.
// Red says: waited for the speaker's own words, while one client does not read (message
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
            public void caughtUp() {
            // flushes some other time
    }
        });
        return received.whenComplete((end, failure) -> member.close());
    }
}
