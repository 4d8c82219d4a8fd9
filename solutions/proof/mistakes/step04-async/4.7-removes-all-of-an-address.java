// Mistake: when a connection is closed, each member with the same peer is removed.
// Fails with: [members of a room when one of two connections to the same address was closed] expected: 1 but was: 0
package workshop.async;

class ChatRoom {
    public void join(AsyncConnection member) {
        shortestQueue.accumulateAndGet(member.maxQueuedBytes(), Math::min);
        if (members.add(member)) {
            member.closed()
                    .whenComplete((end, reason) ->
                            members.removeIf(other -> other.peer().equals(member.peer())));
        }
    }
}
