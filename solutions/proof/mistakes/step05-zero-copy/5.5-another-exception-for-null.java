// Mistake: null is refused with another exception.
// Fails with: [a duplicate of null] Expecting actual throwable to be an instance of
package workshop.zerocopy;

class PooledBuffer {
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        if (view == null) {
            throw new IllegalArgumentException("the view must not be null");
        }
        RetainedDuplicate duplicate = new RetainedDuplicate(this, view.duplicate());
        retain();
        return duplicate;
    }
}
