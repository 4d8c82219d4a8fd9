// Mistake: first failure ends the broadcast.
// Red says: waited for the speaker's own words, while one client does not read (message 
package workshop.async;

class ChatRoom {
    public void enqueue(ByteBuffer bytes) {
        for (AsyncConnection member : members) {
            if (!member.enqueue(bytes)) {
                return;
            }
        }
    }
}
