// Mistake: a message for which there is no space cuts off a connection that drains.
// Fails with: [the failure of a drain that has refused bytes, and then reached its deadline] Expecting actual throwable to be an instance of: java.util.concurrent.TimeoutException but was: workshop.async.SlowConsumerException: 
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            fits = bytes.remaining() <= maxBytes - pending.size();
            if (fits) {
                if (closedForEnqueue) {
                    return false;
                }
                pending.add(bytes);
            }
        }
        if (!fits) {
            return onQueueFull(bytes.remaining());
        }
        checkWaterMarks();
        return true;
    }
}
