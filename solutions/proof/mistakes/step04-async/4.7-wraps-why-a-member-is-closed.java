// Mistake: closes a member that cannot take a message with an exception of its own.
// Fails with: [why a member was closed whose queue is too short for another's message] Expecting actual throwable to be an instance of: 
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            try {
                // False means that this member is closed, or was cut off by this call. It leaves the room by itself.
                member.enqueue(bytes);
            } catch (IllegalArgumentException | Error e) {
                member.close(new java.io.IOException("cannot take the message", e));
            }
        }
    }
}
