// Mistake: the constructor of the duplicate retains the buffer, and does not take over a reference.
// Fails with: [buffers in use after the release of a duplicate that has taken over the only reference] expected: 0 but was: 1
package workshop.zerocopy;

class PooledBuffer {
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        // The duplicate is made first. If it cannot be made, there is no reference that no code can release.
        return new RetainedDuplicate(this, view.duplicate());
    }
}

class RetainedDuplicate {
    RetainedDuplicate(PooledBuffer buffer, ByteBuffer bytes) {
        buffer.retain();
        this.buffer = buffer;
        this.bytes = bytes;
    }
}
