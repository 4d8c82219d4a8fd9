// Mistake: the members are in an ordinary set, which must not change during an iteration.
// Fails with: [a broadcast that two of four members cannot take] Expecting code not to raise a throwable but caught "java.util.ConcurrentModificationException
package workshop.async;

class ChatRoom {
    private final Set<AsyncConnection> members = new java.util.HashSet<>();
}
