// Mistake: the set of members is static.
// Fails with: [members of a second room, which none has joined] expected: 0 but was: 
package workshop.async;

class ChatRoom {
    private static final Set<AsyncConnection> members = ConcurrentHashMap.newKeySet();
}
