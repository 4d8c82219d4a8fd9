// Mistake: relay waits for the end of the connection, on a thread of the group.
// Fails with: also: in the background, a handler still blocks its thread, after all channels were closed
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
                flush();
            }
        });
        received.join();
        member.close();
        return received;
    }
}
