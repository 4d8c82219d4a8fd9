// Mistake: the reference is there before the duplicate is.
// Fails with: [the reference count, after a duplicate of null could not be made] expected: 1 but was: 2
package workshop.zerocopy;

class PooledBuffer {
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        retain();
        return new RetainedDuplicate(this, view.duplicate());
    }
}
