// Mistake: counts only upwards.
// Red says: org.awaitility.core.ConditionTimeoutException: Condition with alias 'the queue to be empty when all was read' didn't complete within
package workshop.async;

class OutboundQueue {
    void written(long count) {
        while (!waiting.isEmpty() && !waiting.peek().hasRemaining()) {
            waiting.remove();
        }
    }
}
