// Mistake: a duplicate holds no reference.
// Fails with: java.lang.IllegalStateException: this buffer was already released: its reference count is 0, and its bytes may be in use elsewhere
// Fails with: [buffers in use before the last receiver's release] expected: 1 but was: 0
package workshop.zerocopy;

class PooledBuffer {
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        return new RetainedDuplicate(this, view.duplicate());
    }
}
