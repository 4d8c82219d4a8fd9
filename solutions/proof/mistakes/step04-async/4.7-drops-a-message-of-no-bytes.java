// Mistake: a message of no bytes is not sent on.
// Fails with: [what another member receives, after a message of no bytes was sent] expected: "" but was: "next"
package workshop.async;

class ChatRoom {
    public CompletableFuture<Void> relay(AsyncConnection member, Codec codec) {
        join(member);
        MessageHandler handler = new MessageHandler() {
            @Override
            public void message(ByteBuffer message) {
                if (message.hasRemaining()) {
                    enqueue(codec.encode(message));
                }
            }

            @Override
            public void readComplete() {
                flush();
            }
        };
        return Futures.copyOf(member.receive(codec, handler).whenComplete((end, failure) -> member.close()));
    }
}
