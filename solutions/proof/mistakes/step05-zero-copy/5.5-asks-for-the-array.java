// Mistake: the duplicate is made of the array of the buffer, and a direct buffer has none.
// Fails with: java.lang.UnsupportedOperationException
package workshop.zerocopy;

class PooledBuffer {
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        // The duplicate is made first. If it cannot be made, there is no reference that no code can release.
        RetainedDuplicate duplicate = new RetainedDuplicate(
                this, ByteBuffer.wrap(view.array(), view.position(), view.remaining()));
        retain();
        return duplicate;
    }
}
