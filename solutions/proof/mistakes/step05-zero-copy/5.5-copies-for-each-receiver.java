// Mistake: each receiver gets a copy.
// Fails with: [the text that the receivers have read] Expecting actual: ["the same bytes for every one of them"] to contain exactly (and in same order): ["The same bytes for every one of them"] but some elements were not found: ["The same bytes for every one of them"] and others were not expected: ["the same bytes for every one of them"]
package workshop.zerocopy;

class PooledBuffer {
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        retain();
        return new RetainedDuplicate(this, ByteBuffer.allocate(view.remaining()).put(view.duplicate()).flip());
    }
}
