// Mistake: a member that takes no bytes leaves the room, also if it drains.
// Fails with: [members of a room whose only member drains, after a broadcast] Expected size: 1 but was: 0
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        members.removeIf(member -> {
            try {
                return !member.enqueue(bytes);
            } catch (RuntimeException e) {
                member.close(e);
                return true;
            }
        });
    }
}
