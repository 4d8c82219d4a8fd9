// Mistake: the view that is duplicated is moved to its end.
// Fails with: [the position of the view that was duplicated] expected: 5 but was: 41
package workshop.zerocopy;

class PooledBuffer {
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        RetainedDuplicate duplicate = new RetainedDuplicate(this, view.duplicate());
        view.position(view.limit());
        retain();
        return duplicate;
    }
}
