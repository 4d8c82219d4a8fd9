// Mistake: the room closes each member that takes no bytes, also one that drains.
// Fails with: [a member that drains is open, after a broadcast] Expecting value to be true but was false
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            try {
                if (!member.enqueue(bytes)) {
                    member.close();
                }
            } catch (RuntimeException | Error e) {
                member.close(e);
            }
        }
    }
}
