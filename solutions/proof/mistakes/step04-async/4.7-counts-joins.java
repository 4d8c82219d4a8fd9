// Mistake: the joins of a connection are counted, and its close takes back only one of them.
// Fails with: [members of a room whose only member had joined twice, and was closed] expected: 0 but was: 1
package workshop.async;

class ChatRoom {
    private final java.util.Map<AsyncConnection, Integer> joins = new ConcurrentHashMap<>();

    public void join(AsyncConnection member) {
        shortestQueue.accumulateAndGet(member.maxQueuedBytes(), Math::min);
        members.add(member);
        if (joins.merge(member, 1, Integer::sum) == 1) {
            member.closed().whenComplete((end, reason) -> {
                if (joins.computeIfPresent(member, (same, count) -> count > 1 ? count - 1 : null) == null) {
                    members.remove(member);
                }
            });
        }
    }
}
