// Mistake: each call of bytes() returns another view.
// Fails with: [the text that the receivers have read] Expecting actual: ["TTTT
package workshop.zerocopy;

class RetainedDuplicate {
    public ByteBuffer bytes() {
        if (released.get()) {
            throw alreadyReleased();
        }
        return bytes.duplicate();
    }
}
