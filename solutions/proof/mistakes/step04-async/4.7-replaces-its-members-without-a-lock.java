// Mistake: each join and leave makes a new set, with no lock around the copy and the assignment.
// Fails with: [members of a room that two threads have joined, each with 500 connections] expected: 1000 but was:
// Or with: waited for 2 members in the room after the three of round
// Or with: waited for 5 members in the room after three joined in round
package workshop.async;

class ChatRoom {
    private volatile Set<AsyncConnection> members = Set.of();

    public void join(AsyncConnection member) {
        shortestQueue.accumulateAndGet(member.maxQueuedBytes(), Math::min);
        if (members.contains(member)) {
            return;
        }
        Set<AsyncConnection> more = new java.util.HashSet<>(members);
        more.add(member);
        members = Set.copyOf(more);
        member.closed().whenComplete((end, reason) -> {
            Set<AsyncConnection> fewer = new java.util.HashSet<>(members);
            fewer.remove(member);
            members = Set.copyOf(fewer);
        });
    }

    public Set<AsyncConnection> members() {
        return members;
    }
}
