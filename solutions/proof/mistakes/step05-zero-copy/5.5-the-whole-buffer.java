// Mistake: the duplicate is one of the whole buffer, and not of the view.
// Fails with: [the text that the receivers have read] Expecting actual: ["-----The same bytes
package workshop.zerocopy;

class PooledBuffer {
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        java.util.Objects.requireNonNull(view);
        RetainedDuplicate duplicate = new RetainedDuplicate(this, bytes.duplicate());
        retain();
        return duplicate;
    }
}
