// Mistake: a member that does not accept the message ends the broadcast.
// Fails with: waited for "for all who stay" at another client, while one was cut off
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            try {
                if (!member.enqueue(bytes)) {
                    return;
                }
            } catch (RuntimeException e) {
                member.close(e);
                return;
            }
        }
    }
}
