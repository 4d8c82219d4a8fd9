// Mistake: never leaves.
// Red says: Condition with alias '
package workshop.async;

class ChatRoom {
    public void join(AsyncConnection member) {
        members.add(member);
    }
}
