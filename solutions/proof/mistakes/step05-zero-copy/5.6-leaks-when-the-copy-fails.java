// Mistake: a duplicate is released only if the copy succeeds.
// Fails with: [the reference count of a buffer, after a duplicate of it could not be copied] expected: 1 but was: 2
package workshop.zerocopy;

class Outbox {
    public void send(RetainedDuplicate duplicate) {
        int length = duplicate.bytes().remaining();
        if (length <= COPY_THRESHOLD) {
            send(duplicate.bytes());
            duplicate.release();
            return;
        }
        queue.add(duplicate);
        pendingBytes += length;
        freeSpace = null;
    }
}
