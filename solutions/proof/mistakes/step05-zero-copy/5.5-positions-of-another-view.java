// Mistake: the duplicate is one of the whole buffer, with the positions of the view.
// Fails with: [the text in a duplicate of a slice] expected: "The same bytes for every one of them" but was: "-----The same bytes
package workshop.zerocopy;

class PooledBuffer {
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        // The duplicate is made first. If it cannot be made, there is no reference that no code can release.
        RetainedDuplicate duplicate = new RetainedDuplicate(this, bytes.duplicate().limit(view.limit()).position(view.position()));
        retain();
        return duplicate;
    }
}
