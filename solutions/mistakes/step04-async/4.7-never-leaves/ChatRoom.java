// Mistake: never leaves.
// Red says: org.awaitility.core.ConditionTimeoutException: Condition with alias '
package workshop.async;

class ChatRoom {
    public void join(AsyncConnection member) {
        members.add(member);
    }
}
