// Mistake: the count is changed without a check, and not by retain.
// Fails with: [a duplicate of a buffer that is back in its pool] Expecting code to raise a throwable.
package workshop.zerocopy;

class PooledBuffer {
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        // The duplicate is made first. If it cannot be made, there is no reference that no code can release.
        RetainedDuplicate duplicate = new RetainedDuplicate(this, view.duplicate());
        referenceCount.incrementAndGet();
        return duplicate;
    }
}
