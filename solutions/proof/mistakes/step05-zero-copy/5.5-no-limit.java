// Mistake: the duplicate has the position of the view, and not its limit.
// Fails with: [the text that the receivers have read] Expecting actual: ["The same bytes for every one of them
package workshop.zerocopy;

class PooledBuffer {
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        // The duplicate is made first. If it cannot be made, there is no reference that no code can release.
        RetainedDuplicate duplicate = new RetainedDuplicate(this, bytes.duplicate().clear().position(view.position()));
        retain();
        return duplicate;
    }
}
