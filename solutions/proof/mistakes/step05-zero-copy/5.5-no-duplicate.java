// Mistake: all receivers move one position.
// Fails with: [the text that the receivers have read] Expecting actual: ["T", "he", " sa", "me b", "ytes ", "for ev", "ery one", " of them", ""] to contain exactly (and in same order): ["The same bytes for every one of them"] but some elements were not found: ["The same bytes for every one of them"] and others were not expected: ["T", "he", " sa", "me b", "ytes ", "for ev", "ery one", " of them", ""]
package workshop.zerocopy;

class PooledBuffer {
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        retain();
        return new RetainedDuplicate(this, view);
    }
}
