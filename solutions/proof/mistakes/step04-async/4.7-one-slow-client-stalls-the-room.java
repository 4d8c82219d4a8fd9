// Mistake: one slow client stalls the room.
// Fails with: while one client does not read (message 
package workshop.async;

class ChatRoom {
    public void flush() {
        for (AsyncConnection member : members) {
            member.flush();
            while (member.queuedBytes() > 0) {
                Thread.onSpinWait();
            }
        }
    }
}
