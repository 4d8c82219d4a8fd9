// Mistake: a member that was closed with a reason stays in the room.
// Fails with: waited for 2 members in the room when two of four could not take a message, and it did not come
package workshop.async;

class ChatRoom {
    public void join(AsyncConnection member) {
        shortestQueue.accumulateAndGet(member.maxQueuedBytes(), Math::min);
        members.add(member);
        member.closed().thenRun(() -> members.remove(member));
    }
}
