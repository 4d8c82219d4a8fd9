// Mistake: blames the peer for what can never fit.
// Fails with: may wait] Expecting code to raise a throwable.
package workshop.async;

class AsyncConnection {
    boolean tooMuch(int size) {
        close(new SlowConsumerException("slow consumer: " + queuedBytes() + " bytes wait for " + peer + ", and another "
                + size + " would be more than the " + maxQueuedBytes + " that may"));
        return false;
    }
}
